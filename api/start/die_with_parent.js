// Preloaded into every child: a parent that was killed can't stop its children, so they notice it themselves.
process.on('disconnect', () => process.exit(1))
// Listening alone would keep the child alive after its work is done.
process.channel?.unref()
