"""版式尺寸 · The numbers of GB/T 9704-2012 (domain.md H): millimetres and points, nothing else. Pure."""

MM = 72 / 25.4  # points in a millimetre

PAGE = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
WIDTH, HEIGHT = 156.0, 225.0  # the type area (版心)
LINES, CHARACTERS = 22, 28

PITCH = HEIGHT * MM / LINES  # 28.99 pt from line to line
CELL = WIDTH * MM / CHARACTERS  # 15.79 pt from character to character: 3号 drawn together by 0.2 pt
SIZES = {"2": 22.0, "3": 16.0, "4": 14.0}  # 二号, 三号, 四号

MARK_TOP = 35.0  # the red mark below the top of the type area (2012; 25 and 80 are the numbers of 1999)
LETTER_TOP = 30.0  # the same in a letter, below the edge of the paper
MARK_MOST = 32.0  # points: a mark of few characters is no larger; in Word its top is then within 1 mm with any font
RULE_BELOW = 4.0  # a red rule below what stands over it
LETTER_RULE, LETTER_FOOT = 170.0, 20.0  # width of its double rules; the lower one above the edge of the paper
THICK, THIN = 0.35, 0.25  # rules of the end block
FOLIO_BELOW = 7.0  # the dash of the page number below the type area
JOINT_HIGH = 45.0  # the names of several issuers together: the first page must still carry text
JOINT_SIDE, JOINT_LEFT = 12, 9.0  # cells: names up to this long stand two in a row, the left one around here
ISSUER_SIDE = 5  # characters: 签发人 with longer names stand one in a line beside the number
ANNEXES_TOGETHER = 8  # a longer note of annexes is not kept on the page of the signature
