-- Notes how far an archive is unpacked.
-- KEYS[1] lull:archive:{id}; ARGV coordinator, version, entries, bytes, milliseconds that it is kept
-- Answers noted | lost.
if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then
    return {'lost'}
end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'entries', ARGV[3], 'bytes', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'noted'}
