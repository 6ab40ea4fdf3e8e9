-- Notes that the end of a file is in the history.
-- KEYS[1] lull:media:{id}; ARGV after how many moves it ended
-- Answers noted.
if redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('HSET', KEYS[1], 'recorded', ARGV[1])
end
return {'noted'}
