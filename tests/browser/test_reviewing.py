"""What an editor says of a position on the page of positions, alone and beside somebody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.integration


def test_reviews_are_kept_beside_those_of_others_and_can_be_taken_back(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go("/positions?words=frikommunf%C3%B6rs%C3%B6k")
    cell = page.locator(".matrix button.stance-support")
    cell.click()
    page.locator("#review-note").fill("läst")
    page.get_by_role("button", name="Det stämmer").click()
    expect(page.locator("#matrix-status")).to_have_text("Ställningstagandet är bekräftat.")
    expect(cell).to_contain_text("granskat")
    cell.click()
    said = page.locator("dialog").inner_text()
    assert "läst" in said
    assert "en person vid den här datorn" in said
    assert "local" not in said
    page.locator("dialog summary").click()
    page.locator("#review-stance").select_option("no_objection")
    page.locator("#review-hedge").press("Enter")  # in the fields of a correction it means the correction
    corrected = page.locator(".matrix button.stance-no_objection")
    expect(corrected).to_be_focused()
    corrected.click()
    id_ = corrected.get_attribute("data-position")
    theirs = {"action": "correct", "stance": "comment", "note": "bara synpunkter", "revision": 2}
    page.request.patch(f"/v1/positions/{id_}", data=theirs)
    page.locator("#review-note").fill("min anteckning")
    page.get_by_role("button", name="Det är inget ställningstagande").click()
    told = page.locator("dialog [role=alert]")
    expect(told).to_contain_text("Någon annan (en person vid den här datorn) hann granska före dig")
    expect(told).to_contain_text("”synpunkter” (bara synpunkter)")
    expect(page.locator("#review-note")).to_have_value("min anteckning")
    page.get_by_role("button", name="Det är inget ställningstagande").click()
    expect(corrected).to_have_count(0)
    back = page.get_by_role("button", name="Sätt tillbaka det och bekräfta")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-position="{id_}"]')).to_be_focused()
    expect(back).to_have_count(0)
