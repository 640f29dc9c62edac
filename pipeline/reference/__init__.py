"""What is known beforehand: countries, treaties, meetings, resolutions, votes, weapons. Tables and their look-ups."""
