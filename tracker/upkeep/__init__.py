"""Reading again what is stored: does every row still hold, and what do today's rules find?"""
