// Preloaded into every child: a parent that was killed can't stop its children, so they notice it themselves.
process.on('disconnect', () => process.exit(1))
