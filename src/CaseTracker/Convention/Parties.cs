using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Convention;

/// <summary>That a State is bound by a treaty.</summary>
/// <param name="State">ISO 3166 alpha-3.</param>
/// <param name="DepositedOn">When its instrument was deposited.</param>
/// <param name="InForceOn">From when it is bound.</param>
/// <param name="WithdrawnOn">From when it is bound no longer.</param>
/// <param name="Origin">Where the office that recorded it has it from.</param>
public sealed record StateParty(
    string State,
    Treaty Treaty,
    PartialDate DepositedOn,
    PartialDate InForceOn,
    PartialDate? WithdrawnOn,
    string Origin
);

/// <summary>All parties that are on record, in full; the last such list holds, the earlier ones are its history.</summary>
public sealed record PartiesRecorded(IReadOnlyList<StateParty> Parties, string Reason) : Event;

[ReadTable(nameof(State), nameof(Treaty))]
public sealed record PartyRow : Row
{
    public string State { get; init; } = "";

    /// <summary>Code of <see cref="Reference.Treaty"/>.</summary>
    public string Treaty { get; init; } = "";
    public string DepositedOn { get; init; } = "";
    public string InForceOn { get; init; } = "";
    public string? WithdrawnOn { get; init; }
    public string Origin { get; init; } = "";
}

internal sealed class PartyProjection : Projection
{
    public const string Kind = "Parties";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history) =>
        ((PartiesRecorded)history[^1].Event).Parties.Select(p => new PartyRow
        {
            State = p.State,
            Treaty = Codes.Of(p.Treaty),
            DepositedOn = p.DepositedOn.ToString(),
            InForceOn = p.InForceOn.ToString(),
            WithdrawnOn = p.WithdrawnOn?.ToString(),
            Origin = p.Origin,
        });
}

/// <summary>Who is bound by the Convention of 1994 and its Optional Protocol, as far as it is on record; silence is not absence.</summary>
public sealed class PartyList(IReadOnlyList<StateParty> all)
{
    /// <summary>The one stream that holds the list.</summary>
    internal static readonly Guid StreamId = new("0193b5a0-0000-7000-8000-000000001994");

    /// <summary>By State, then by treaty.</summary>
    public IReadOnlyList<StateParty> All => all;

    public StateParty? Find(string state, Treaty treaty) => all.FirstOrDefault(p => p.State == state && p.Treaty == treaty);

    /// <summary>Whether the State is certainly bound on that day; where nothing is on record, it is not taken to be.</summary>
    public bool Binds(string state, Treaty treaty, DateOnly day) =>
        Find(state, treaty) is { } party && party.InForceOn.Last <= day && (party.WithdrawnOn is not { } end || day < end.First);

    public static async Task<PartyList> Read(Session session) =>
        new([
            .. (
                await session.Query<PartyRow>(
                    """
                    -- PartyList.Read
                    SELECT State, Treaty, DepositedOn, InForceOn, WithdrawnOn, Origin
                    FROM PartyRow
                    WHERE ToSeq = @open
                    ORDER BY State, Treaty
                    """,
                    new { open = RowTable.Open }
                )
            ).Select(p => new StateParty(
                p.State,
                Codes.Parse<Treaty>(p.Treaty),
                PartialDate.Parse(p.DepositedOn),
                PartialDate.Parse(p.InForceOn),
                p.WithdrawnOn is null ? null : PartialDate.Parse(p.WithdrawnOn),
                p.Origin
            )),
        ]);
}
