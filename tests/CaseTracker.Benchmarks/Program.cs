using CaseTracker.Benchmarks;

return args is ["http", .. var rest] ? await HttpThroughput.Run(rest)
    : Usage();

static int Usage()
{
    Console.Error.WriteLine("Usage: http [CASES] [SECONDS]");
    return 1;
}
