using CaseTracker.Ledger;

namespace CaseTracker.Notifications;

/// <summary>
/// What a message says, for ever as it was issued. Names stand beside the text as personal data, so that the name of an erased person is
/// gone from it too.
/// </summary>
public sealed record MessageContent
{
    /// <summary><c>en</c> or <c>fr</c>.</summary>
    public string Language { get; init; } = "en";
    public string Sender { get; init; } = "";
    public string Title { get; init; } = "";
    public string Number { get; init; } = "";

    /// <summary>The day of issue as it is written out in the note.</summary>
    public string Date { get; init; } = "";

    /// <summary>To whom it goes, line by line.</summary>
    public IReadOnlyList<string> Addressee { get; init; } = [];
    public IReadOnlyList<ContentBlock> Blocks { get; init; } = [];

    /// <summary>Persons named in it.</summary>
    public IEnumerable<Personal> Names => Blocks.SelectMany(b => b.Lines).Select(l => l.Name).OfType<Personal>();

    /// <summary>As it is read today: without the names of persons who were erased since.</summary>
    public Note Read() =>
        new()
        {
            Language = Language,
            Sender = Sender,
            Title = Title,
            Number = Number,
            Date = Date,
            Addressee = Addressee,
            Blocks =
            [
                .. Blocks.Select(b => new NoteBlock
                {
                    Text = b.Text,
                    Heads = b.Heads,
                    Lines = [.. b.Lines.Select(Line)],
                }),
            ],
        };

    private static IReadOnlyList<string> Line(ContentLine line) => line.Name is null ? line.Cells : [.. line.Cells, line.Name.Text ?? ""];

    public bool Equals(MessageContent? other) => other is not null && Form(this) == Form(other) && Names.SequenceEqual(other.Names);

    public override int GetHashCode() => Number.GetHashCode(StringComparison.Ordinal);

    private static string Form(MessageContent content) =>
        Canonical.Plain.Write(
            content with
            {
                Blocks = [.. content.Blocks.Select(b => b with { Lines = [.. b.Lines.Select(l => l with { Name = null })] })],
            }
        );
}

/// <summary>A paragraph, or a table.</summary>
public sealed record ContentBlock
{
    public string? Text { get; init; }

    /// <summary>Headings of a table; none where the first column names what stands in the second.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];
    public IReadOnlyList<ContentLine> Lines { get; init; } = [];
}

/// <summary>A line of a table; where a person is named, the name is its last cell.</summary>
public sealed record ContentLine(IReadOnlyList<string> Cells)
{
    public Personal? Name { get; init; }
}

/// <summary>A message as it is read and printed.</summary>
public sealed record Note
{
    public string Language { get; init; } = "en";
    public string Sender { get; init; } = "";
    public string Title { get; init; } = "";
    public string Number { get; init; } = "";
    public string Date { get; init; } = "";
    public IReadOnlyList<string> Addressee { get; init; } = [];
    public IReadOnlyList<NoteBlock> Blocks { get; init; } = [];

    /// <summary>Paragraphs and lines of tables, one below the other.</summary>
    public string PlainText() =>
        string.Join("\n\n", Blocks.Select(b => b.Text ?? string.Join('\n', b.Lines.Select(l => string.Join(": ", l)))));
}

/// <summary>A paragraph, or a table.</summary>
public sealed record NoteBlock
{
    public string? Text { get; init; }
    public IReadOnlyList<string> Heads { get; init; } = [];
    public IReadOnlyList<IReadOnlyList<string>> Lines { get; init; } = [];
}
