"""Laws of what a word of a question may stand for."""

from service.terms import Term, bridged


def test_what_a_compound_begins_with_is_not_the_thing_it_names() -> None:
    """The model's vectors put *tolk* near *tolkregistret*, but what is written of a tolk is not of the register."""
    asked = Term("tolkregistret", 1.0, (({"tolkregist": 0.7},),), (("tolkregistret",),), trusted=False)
    (found,) = bridged([asked], {"tolkregistret": {"tolk": 0.75, "förteckning": 0.6}})
    assert found.match(["tolk"]) == 0.0
    assert found.match(["förteckning"]) > 0.0
    assert bridged([asked], {"tolkregistret": {"tolk": 0.75}}) == (asked,)
    (found,) = bridged([asked], {"tolkregistret": {"registret": 0.75}})
    assert found.match(["registr"]) > 0.0
