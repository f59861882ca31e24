// A log that cannot be written – no room left, or nobody reads it any more – must not end the one who writes it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
