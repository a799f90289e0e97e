using System.IO.Compression;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Evidence;

/// <summary>How these scenarios put documents to cases and take them out, through the real pipeline.</summary>
internal static class Papers
{
    public static Caller StrictReader { get; } = World.Senior with { IsStrictReader = true };

    public static Caller SecondStrictReader { get; } = World.SecondDesk with { IsStrictReader = true };

    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.7 {text}");

    public static Task<Attachment> Stores(this World world, byte[] content, string name = "report.pdf", Caller? caller = null) =>
        world.As(caller ?? World.Desk).Send(new StoreFile.Command(name, new MemoryStream(content), content.Length));

    public static AddDocument.Command Adding(
        string reference,
        Guid fileId,
        Classification classification = Classification.Confidential,
        Guid? redactedFrom = null,
        string title = "Report of the inquiry"
    ) =>
        new(
            reference,
            null,
            fileId,
            DocumentKind.BoardOfInquiry,
            title,
            Scene.Day("2017-06"),
            classification,
            "Force Commander",
            "Evidence officer",
            Scene.Day("2017-06-20"),
            null,
            redactedFrom
        );

    /// <returns>The id of the document.</returns>
    public static async Task<Guid> Adds(
        this World world,
        string reference,
        string text = "one",
        Classification classification = Classification.Confidential,
        Guid? redactedFrom = null,
        Caller? caller = null,
        string? title = null
    )
    {
        var by = caller ?? (classification == Classification.StrictlyConfidential ? StrictReader : World.Desk);
        var before = (await world.Documents(by, reference)).Select(d => d.DocumentId).ToHashSet();
        var file = await world.Stores(Pdf(text), caller: by);
        await world.As(by).Send(Adding(reference, file.DocumentId, classification, redactedFrom, title ?? $"Report {text}"));
        return (await world.Documents(by, reference)).Single(d => !before.Contains(d.DocumentId)).DocumentId;
    }

    public static Task<IReadOnlyList<ListDocuments.Row>> Documents(this World world, Caller caller, string reference) =>
        world.As(caller).Send(new ListDocuments.Query(reference));

    public static Task<ViewDocument.Result> Views(this World world, Caller caller, string reference, Guid document) =>
        world.As(caller).Send(new ViewDocument.Query(reference, document));

    public static ReleaseDocument.Command Releasing(string reference, Guid document, string state, int number = 1) =>
        new(reference, null, document, number, state, null);

    public static async Task<byte[]> Takes(this World world, Caller caller, string reference, Guid document, int number = 1)
    {
        var found = await world.As(caller).Send(new OpenVersion.Query(reference, document, number));
        using var copy = new MemoryStream();
        await found.Write(copy, CancellationToken.None);
        return copy.ToArray();
    }

    /// <summary>The entries of the archive that a State gets, by name.</summary>
    public static Dictionary<string, byte[]> Unpack(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var content = e.Open();
                using var copy = new MemoryStream();
                content.CopyTo(copy);
                return copy.ToArray();
            }
        );
    }

    public static string[] Files(World world) =>
        Directory.Exists(world.DatabasePath + "-documents")
            ? Directory.GetFiles(world.DatabasePath + "-documents", "*", SearchOption.AllDirectories)
            : [];
}
