// Ends before it has said hello, as with a missing setting.
process.stderr.write('cannot start: no configuration\n');
process.exit(1);
