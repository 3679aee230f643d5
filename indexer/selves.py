"""What a letter calls its own sender by: the kind of body with its article."""

SELVES = (
    "förbundet", "kommunen", "regionen", "myndigheten", "nämnden", "föreningen", "organisationen", "staden",
    "styrelsen", "fakulteten", "fakultetsstyrelsen", "fakultetsnämnden", "områdesnämnden", "institutionen",
    "universitetet", "högskolan", "domstolen", "hovrätten", "kammarrätten", "tingsrätten", "förvaltningsrätten",
    "länsstyrelsen", "verket", "inspektionen", "rådet", "institutet", "bolaget", "branschen", "stiftelsen",
    "kommunstyrelsen", "kammaren", "kollegiet", "nätverket", "centret",
)  # fmt: skip
