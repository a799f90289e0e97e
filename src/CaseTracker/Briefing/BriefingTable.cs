using System.Globalization;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>The tables of a briefing, by the numbers under which the Secretariat knows them.</summary>
public enum TableId
{
    /// <summary>Casualties by mission.</summary>
    T1,

    /// <summary>Trend by year.</summary>
    T2,

    /// <summary>How far cases came, by mission and host State.</summary>
    T3,

    /// <summary>Accused by mission.</summary>
    T4,

    /// <summary>Accountability by host State.</summary>
    T5,

    /// <summary>Correspondence with host States.</summary>
    T6,

    /// <summary>Concerned States.</summary>
    T7,

    /// <summary>Personnel by category, recruitment and sex.</summary>
    T8,

    /// <summary>Ageing of open cases.</summary>
    T9,

    /// <summary>Detention and abduction: stock and flow.</summary>
    T10,

    /// <summary>Assistance by mission and host State.</summary>
    T11,

    /// <summary>Open cases of closed missions.</summary>
    T12,

    /// <summary>Movements from stage to stage.</summary>
    T13,

    /// <summary>Convictions by proceeding.</summary>
    T14,

    /// <summary>Quality of the data, by mission.</summary>
    T15,
}

/// <summary>What a figure counts; figures of different units are never added.</summary>
public enum TableUnit
{
    Case,
    Person,

    /// <summary>A suspect in a proceeding.</summary>
    Accused,

    /// <summary>A note or a reply.</summary>
    Message,

    /// <summary>An engagement with a host State.</summary>
    Assistance,

    /// <summary>One whom a contributing State lends.</summary>
    Investigator,
}

public enum ColumnKind
{
    Count,

    /// <summary>A number of days.</summary>
    Days,

    /// <summary>Per mille of the row's cases, shown as a percentage with one decimal.</summary>
    Share,

    /// <summary>No figure: the code of a stage.</summary>
    Stage,

    /// <summary>No figure: the code of a forum.</summary>
    Forum,

    /// <summary>No figure: the code of a source.</summary>
    Source,

    /// <summary>No figure: a partial date.</summary>
    Date,

    /// <summary>No figure: a name that every reader reads in his or her own language.</summary>
    Name,
}

/// <summary>By what rows are grouped; says how <see cref="TableRow.Keys"/> are to be named.</summary>
public enum HeadKind
{
    Mission,
    Host,
    State,
    Year,

    /// <summary>Years since the incident.</summary>
    Age,

    /// <summary>A case by its reference.</summary>
    Case,

    /// <summary>A proceeding by its reference.</summary>
    Proceeding,

    /// <summary>In what capacity a person served.</summary>
    Personnel,
    Recruitment,
    Sex,
}

public enum RowKind
{
    Group,

    /// <summary>All missions that had closed by the end of the period.</summary>
    ClosedMissions,
    Total,
}

/// <summary>A column of figures; its heading is the text <c>Column.{Id}</c>.</summary>
public sealed record Column(string Id, TableUnit Unit, ColumnKind Kind = ColumnKind.Count)
{
    public string Heading => TableTexts.Get($"Column.{Id}");
}

/// <summary>A figure, and the filter that opens exactly the cases behind it.</summary>
/// <param name="Value">A count, or per mille in a <see cref="ColumnKind.Share"/> column; null for a share of nothing.</param>
public sealed record Cell(int? Value, CaseFilter Cases)
{
    /// <summary>As it is exported: <c>25</c>, <c>42.9</c> for a share, empty for a share of nothing, a code by its name.</summary>
    public string Text(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Count or ColumnKind.Days => Value?.ToString(CultureInfo.InvariantCulture) ?? "",
            ColumnKind.Share => (Value / 10m)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
            ColumnKind.Name => Name?.In(CultureInfo.CurrentUICulture) ?? "",
            _ => TableTexts.Word(kind, Code),
        };

    /// <summary>Of a figure of accused: the filter that opens exactly the proceedings behind it, instead of the cases.</summary>
    public ProceedingFilter? Proceedings { get; init; }

    /// <summary>Of a figure of messages: the filter that opens exactly the messages behind it, instead of the cases.</summary>
    public MessageFilter? Messages { get; init; }

    /// <summary>Of a figure of assistance: the filter that opens exactly the engagements behind it, instead of the cases.</summary>
    public AssistanceFilter? Assistance { get; init; }

    /// <summary>What stands in a column that holds no figure; null where it is not known.</summary>
    public string? Code { get; init; }

    /// <summary>What stands in a column of names.</summary>
    public Wording? Name { get; init; }

    /// <summary>Where the rows are listed, and the parameters that list exactly those behind the figure.</summary>
    public (string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters) Rows =>
        this switch
        {
            { Proceedings: { } proceedings } => ("/proceedings", proceedings.ToParameters()),
            { Messages: { } messages } => ("/messages", messages.ToParameters()),
            { Assistance: { } assistance } => ("/assistance", assistance.ToParameters()),
            _ => ("/cases", Cases.ToParameters()),
        };

    /// <summary>Whether something lies behind it: behind a nought does nothing, but for a number of days.</summary>
    public bool Opens(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Count or ColumnKind.Share => Value > 0,
            ColumnKind.Days => Value is not null,
            _ => Code is not null || Name is not null,
        };
}

/// <param name="Keys">One for each head of the table: code of a mission, State or vocabulary, year, or <c>none</c>; empty in
/// totals.</param>
public sealed record TableRow(RowKind Kind, IReadOnlyList<string> Keys, IReadOnlyList<Cell> Cells);

/// <summary>What a table was made from; printed with it.</summary>
/// <param name="AsOf">When the record stood so (UTC).</param>
/// <param name="Position">The ledger position; null in a table for a State.</param>
public sealed record TableBasis(Period Period, CaseFilter Filter, Audience Audience, DateTime AsOf, long? Position)
{
    /// <summary>The published edition that the table is part of; null for a working table.</summary>
    public EditionMark? Edition { get; init; }

    /// <summary>How a reader of the table who has it as a file comes to what lies behind its figures.</summary>
    public Sight Sight { get; init; } = Sight.Own;
}

/// <summary>How a table names the edition that it is part of.</summary>
/// <param name="Number">From 1, in the order of approval.</param>
/// <param name="ApprovedOn">The day on which it was approved (UTC).</param>
public sealed record EditionMark(int Number, DateOnly ApprovedOn);

/// <summary>A briefing table of one audience, period and position.</summary>
public sealed record BriefingTable(
    TableId Id,
    TableBasis Basis,
    IReadOnlyList<HeadKind> Heads,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<TableRow> Rows
)
{
    /// <summary>Of one page of a table that lists single things: how many rows the whole has; null where all of them are here.</summary>
    public int? Listed { get; init; }

    public string Title => TableTexts.Title(Id);

    /// <summary>Unit, scope, period, as-of, edition, definition, in the reader's language.</summary>
    public IReadOnlyList<string> Footnotes => TableTexts.Footnotes(this);

    /// <summary>The name of a row's key in the reader's language: a mission's acronym, a State's name, a year.</summary>
    public string Label(TableRow row, int head) => TableTexts.Label(row.Kind, Heads[head], row.Keys.ElementAtOrDefault(head), head);
}
