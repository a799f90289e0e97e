using CaseTracker.Benchmarks;

return args switch
{
    ["http", .. var rest] => await HttpThroughput.Run(rest),
    ["bulk", .. var rest] when Settings.Read(rest) is { } settings => await BulkRates.Run(settings),
    ["lists", .. var rest] when Settings.Read(rest) is { } settings => await ListLatency.Run(settings),
    ["inbox", .. var rest] when Settings.Read(rest) is { } settings => await InboxLatency.Run(settings),
    ["documents", .. var rest] => await DocumentStreams.Run(rest),
    ["sign-in"] => await SignInCost.Run(),
    ["tables", .. var rest] when Settings.Read(rest) is { } settings => await TableLatency.Run(settings),
    ["editions", .. var rest] when Settings.Read(rest) is { } settings => await EditionCost.Run(settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: http [CASES] [SECONDS] | bulk [--cases N] [--folder FOLDER] | tables [--cases N] [--folder FOLDER] [--database FILE] | editions [--cases N] [--folder FOLDER] [--database FILE] | inbox [--cases N] [--folder FOLDER] [--database FILE] | lists [--sizes N,N,…] [--folder FOLDER] | documents [--megabytes N] | sign-in"
    );
    return 1;
}
