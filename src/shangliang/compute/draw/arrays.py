"""数组 · What the arrays of a draw hold."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Table: TypeAlias = "csc_array[Any, Any]"
Flags: TypeAlias = NDArray[np.bool_]
