"""What may be public: keyed rounding on a base grid, a ledger, and the attacker who tries it."""
