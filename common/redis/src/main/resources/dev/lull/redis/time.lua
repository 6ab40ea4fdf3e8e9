-- Answers the time.
-- KEYS[1] any
return {iso(now())}
