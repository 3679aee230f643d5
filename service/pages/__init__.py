"""The staff pages: their words, their HTML, their scripts. Nothing here knows HTTP; service.web.pages serves it."""
