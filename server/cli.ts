/** The command line of who runs the server. */
process.stdout.write('\n');
