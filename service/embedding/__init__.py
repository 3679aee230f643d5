"""Who may embed the widget: sites with their origins and limits, and the short-lived tokens made for them."""
