using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Reference;

namespace CaseTracker.Editions;

/// <summary>A published table that is made again does not say what it said: an alarm, and no renewal.</summary>
/// <param name="SealedDefinition">Version of its definition when it was approved.</param>
/// <param name="Definition">Version of the definition by which it was made again.</param>
public sealed record TableAlarm(TableId Table, int SealedDefinition, int Definition)
{
    /// <summary>That the software counts otherwise than it did explains a difference; where it does not, the record or its rows were
    /// altered.</summary>
    public bool IsRedefined => SealedDefinition != Definition;
}

/// <summary>Tables of an approved edition no longer come out as they were sealed; where none is named, its texts or the seal itself are not
/// what was approved.</summary>
public sealed class EditionDiffersException(int number, IReadOnlyList<TableAlarm> alarms) : Exception(MessageOf(number, alarms))
{
    public int Number { get; } = number;

    public IReadOnlyList<TableAlarm> Alarms { get; } = alarms;

    private static string MessageOf(int number, IReadOnlyList<TableAlarm> alarms) =>
        alarms.Count == 0
            ? Texts.Text.EditionAltered(number)
            : string.Join(
                ' ',
                new[]
                {
                    Texts.Text.EditionDiffers(number, string.Join(", ", alarms.Select(a => a.Table))),
                    alarms.Any(a => a.IsRedefined)
                        ? Texts.Text.EditionRedefined(string.Join(", ", alarms.Where(a => a.IsRedefined).Select(a => a.Table)))
                        : null,
                }.OfType<string>()
            );
}

/// <summary>Makes the tables of an edition from the UN's rows as they stood at its position, one at a time.</summary>
internal sealed class EditionTables
{
    private readonly Edition _edition;
    private readonly FactReader _facts;

    private EditionTables(Edition edition, TableBasis basis, AudienceReader reader, MissionCatalogue missions) =>
        (_edition, Basis, Reader, Missions, _facts) = (
            edition,
            basis,
            reader,
            missions,
            new FactReader(reader, missions, basis, page: null)
        );

    public TableBasis Basis { get; }

    public AudienceReader Reader { get; }

    public MissionCatalogue Missions { get; }

    /// <param name="position">Another position than its own, to compare; what is made there is no part of the edition.</param>
    /// <param name="mark">Of an edition that is about to be approved.</param>
    public static async Task<EditionTables> Of(Session session, Edition edition, long? position = null, EditionMark? mark = null)
    {
        var at = position ?? edition.Position;
        var basis = new TableBasis(edition.Period, edition.Filter, Audience.Un, await ViewTable.TimeOf(session, at), at)
        {
            Sight = Sight.At(null, at),
            Edition = position is null ? mark ?? edition.Seal?.Statement.Mark : null,
        };
        return new EditionTables(edition, basis, new AudienceReader(session, Viewpoint.Un, at), await MissionDirectory.Read(session, at));
    }

    public async Task<BriefingTable> Make(TableId id) => Tables.Of(id, await _facts.Read(id));

    /// <summary>What was sealed differently; null where the table is what it was.</summary>
    public TableAlarm? Check(BriefingTable table) =>
        _edition.Seal?.Statement.Tables.FirstOrDefault(t => t.Table == table.Id) is { } known
        && known.Sha256 != TableContent.Sha256Of(table)
            ? new TableAlarm(table.Id, known.Definition, Definitions.VersionOf(table.Id))
            : null;

    /// <summary>As <see cref="Make"/>, for publication.</summary>
    /// <exception cref="EditionDiffersException">It is not what was sealed.</exception>
    public async Task<BriefingTable> Remake(TableId id)
    {
        var table = await Make(id);
        return Check(table) is { } alarm ? throw new EditionDiffersException(_edition.Number!.Value, [alarm]) : table;
    }
}
