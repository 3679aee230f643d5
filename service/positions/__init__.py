"""The table of positions: organisation x proposal x stance, what staff have corrected, and its four negatives."""
