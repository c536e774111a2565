"""English for the public pages: what is said in German in code and templates, and how it is said in English."""
