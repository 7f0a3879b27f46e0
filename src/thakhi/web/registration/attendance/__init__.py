"""Who came, as the usual meeting services say it: their files read, joined and matched with registrations."""
