-- Keeps a run of ffmpeg: of those that made a unit the last of each kind, of those that failed the last few.
-- KEYS[1] lull:runs:{id}; ARGV its kind, or nothing when it failed; how many that failed are kept; the run;
-- milliseconds for which they are kept
local field = 'made:' .. ARGV[1]
if ARGV[1] == '' then
    field = 'failed:' .. string.format('%d', redis.call('HINCRBY', KEYS[1], 'failures', 1) % ARGV[2])
end
redis.call('HSET', KEYS[1], field, ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'noted'}
