"""What tells a record from every other, so that a record in two files is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lagesbild.shapes.parsing import Distinct
    from lagesbild.surveys import Answers

SERIAL = 7
"""A response id no longer than this may be a running number, which two forms can share. Own choice."""


def case_marks(numbers: Distinct) -> NDArray[np.uint64]:
    """A mark for each case number, the same for the same number in any file; 0 where there is none."""
    return _marks(np.array([*numbers.folded, ""], dtype=object))[numbers.codes]


def answer_marks(answers: Answers) -> NDArray[np.uint64]:
    """A mark for each answer: its response id, or its content to the time stamp; 0 where neither can tell.

    A running number counts as an id together with the time stamp, or with the content where there is no stamp.
    """
    response = answers.response.astype(str)
    stamp = answers.submitted.astype("datetime64[s]").astype("int64").astype(str)
    stamp[answers.submitted.isna()] = ""
    content = pd.util.hash_pandas_object(answers.frame, index=False).astype(str)
    serial = response.where(response.str.len() <= SERIAL, "")
    beside = stamp.where((stamp != "") & (serial != ""), content)
    known = serial + "|" + stamp + "|" + beside
    known[(serial == "") & (stamp == "")] = ""
    return _marks(known.where(response == serial, response).to_numpy(dtype=object))


def _marks(texts: NDArray[np.object_]) -> NDArray[np.uint64]:
    marks = pd.util.hash_array(texts, categorize=False)
    marks[texts == ""] = 0
    return marks
