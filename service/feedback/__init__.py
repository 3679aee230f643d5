"""What readers say about answers: useful or not, why, in their own words; kept only because they pressed the button."""
