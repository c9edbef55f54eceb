"""数组 · What the arrays of an opinion map hold; integers stay integers, so sums are exact in any order."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Columns: TypeAlias = NDArray[np.int32]
Marks: TypeAlias = NDArray[np.int8]
Flags: TypeAlias = NDArray[np.bool_]
Ids: TypeAlias = NDArray[Any]  # numbers or words, whatever names the participants and statements
