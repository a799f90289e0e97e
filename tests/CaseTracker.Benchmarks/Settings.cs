using System.Globalization;

namespace CaseTracker.Benchmarks;

/// <summary>How large a run is; the defaults are for a short one.</summary>
internal sealed record Settings
{
    /// <summary>Of the database behind bulk figures.</summary>
    public int Cases { get; init; } = 10_000;

    /// <summary>Of the databases behind list latencies.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [10_000, 100_000];

    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "casetracker-benchmarks");

    /// <summary>Of the latencies of tables and of the inbox: a database that is filled when it is not there yet, and kept; null for one of
    /// its own.</summary>
    public string? Database { get; init; }

    public static Settings? Read(string[] arguments)
    {
        var settings = new Settings();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is ["--folder", var folder])
                settings = settings with { Folder = folder };
            else if (pair is ["--database", var file])
                settings = settings with { Database = Path.GetFullPath(file) };
            else if (
                pair is not [var option, var text]
                || text.Split(',').Select(Number).ToList() is not { } numbers
                || numbers.Contains(0)
            )
                return null;
            else if (option == "--sizes")
                settings = settings with { Sizes = numbers };
            else if (option == "--cases")
                settings = settings with { Cases = numbers[0] };
            else
                return null;
        }
        return settings;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
