using System.Globalization;
using CaseTracker.Evidence;

namespace CaseTracker.Cli.Serving;

/// <summary>Where documents lie, how large one may be and what scans them for viruses, as the environment says it.</summary>
internal static class DocumentVariables
{
    private const string Folder = "CASETRACKER_DOCUMENTS",
        Largest = "CASETRACKER_LARGEST_DOCUMENT",
        Clamd = "CASETRACKER_CLAMD";

    /// <param name="database">An embedded one has its documents beside it where the environment names no folder.</param>
    /// <exception cref="InvalidOperationException">The size is not a number of megabytes.</exception>
    public static DocumentFolder Read(Surroundings surroundings, string database)
    {
        var folder =
            surroundings.Variable(Folder) is { Length: > 0 } named ? named
            : database.StartsWith("sqlite:", StringComparison.Ordinal) ? database["sqlite:".Length..] + "-documents"
            : null;
        if (surroundings.Variable(Largest) is not { Length: > 0 } text)
            return new DocumentFolder(folder);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is > 0 and <= 1024
            ? new DocumentFolder(folder, (long)megabytes << 20)
            : throw new InvalidOperationException($"{Largest} is a whole number of megabytes from 1 to 1024, not '{text}'.");
    }

    /// <exception cref="InvalidOperationException">The text names no scanner.</exception>
    public static ScannerAddress Scanner(Surroundings surroundings)
    {
        try
        {
            return ScannerAddress.Parse(surroundings.Variable(Clamd));
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"{Clamd}: {wrong.Message}", wrong);
        }
    }
}
