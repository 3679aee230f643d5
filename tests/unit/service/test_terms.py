"""Laws of what a word of a question may stand for."""

from service.terms import Term, bridged


def test_what_the_vectors_put_near_a_word_stands_for_it_but_less_than_the_word_itself() -> None:
    asked = Term("förteckningen", 1.0, (), (("förteckningen",),), trusted=False)
    (found,) = bridged([asked], {"förteckningen": {"registret": 0.75}})
    assert found.bridged
    assert 0.0 < found.match(["registr"]) < 1.0
    assert bridged([asked], {}) == (asked,)
