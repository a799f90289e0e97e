using CaseTracker.Cli;

return await CommandLine.Run(args, Surroundings.OfProcess);
