using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Editions;

public enum EditionState
{
    Draft,
    Approved,
    Withdrawn,
}

/// <summary>A text that goes with a table, or with the whole, in both languages; what is not written is null.</summary>
public sealed record EditionNarrative(TableId? Table, string? English, string? French)
{
    public string? In(string language) => language == "fr" ? French : English;
}

/// <summary>A set of tables for publication: a draft that can be worded, then, once two persons stand for it, a numbered edition that never
/// changes.</summary>
public sealed record Edition
{
    public const string StreamKind = "Edition";

    public required Guid Id { get; init; }
    public required int Draft { get; init; }
    public required IReadOnlyList<TableId> Tables { get; init; }
    public required Period Period { get; init; }
    public required CaseFilter Filter { get; init; }

    /// <summary>Of the ledger, as of which the tables are made.</summary>
    public required long Position { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<EditionNarrative> Narratives { get; init; } = [];
    public EditionState State { get; init; }

    /// <summary>Null before the edition is approved.</summary>
    public EditionSeal? Seal { get; init; }
    public required string ComposedBy { get; init; }
    public required DateTime ComposedAt { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTime? ApprovedAt { get; init; }

    /// <summary>Who composed it or wrote in it; none of them approves it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];
    public int Version { get; init; }

    public int? Number => Seal?.Statement.Number;

    /// <summary>Pure: any past state is the fold of a shorter history.</summary>
    public static Edition Of(IReadOnlyList<Recorded> history)
    {
        var (first, composed) = (history[0], (EditionComposed)history[0].Event);
        var edition = new Edition
        {
            Id = first.StreamId,
            Draft = composed.Draft,
            Tables = composed.Tables,
            Period = new Period(composed.From, composed.To),
            Filter = EditionFilter.Read(composed.Filter),
            Position = composed.Position,
            Address = composed.Address,
            ComposedBy = first.Actor,
            ComposedAt = first.RecordedAt,
            Authors = [first.Actor],
            Version = history.Count,
        };
        return history.Skip(1).Aggregate(edition, (e, r) => e.After(r));
    }

    private Edition After(Recorded recorded) =>
        recorded.Event switch
        {
            EditionNarrativeSet n => this with
            {
                Narratives =
                [
                    .. Narratives
                        .Where(x => x.Table != n.Table)
                        .Append(new EditionNarrative(n.Table, n.English, n.French))
                        .Where(x => x.English is not null || x.French is not null)
                        .OrderBy(x => x.Table),
                ],
                Authors = [.. Authors.Append(recorded.Actor).Distinct()],
            },
            EditionApproved a => this with
            {
                State = EditionState.Approved,
                Seal = a.Seal,
                ApprovedBy = recorded.Actor,
                ApprovedAt = recorded.RecordedAt,
            },
            EditionWithdrawn => this with { State = EditionState.Withdrawn },
            _ => this,
        };

    /// <summary>Whether it is what the holder of this key sealed: its texts, what limits it, and the seal itself; the tables are made again
    /// to tell.</summary>
    /// <param name="key">Public half.</param>
    internal bool IsAsSealed(string key) =>
        Seal is { Statement: var sealedAs } seal
        && seal.Key == key
        && seal.IsGenuine()
        && (sealedAs.From, sealedAs.To, sealedAs.Filter, sealedAs.Position) == (Period.From, Period.To, Filter.ToQueryString(), Position)
        && sealedAs.Narratives.SequenceEqual(Narratives.SelectMany(EditionSealer.Sealed));

    /// <exception cref="EditionDiffersException">It is not what was sealed, whatever its tables say.</exception>
    internal void RequireAsSealed(MasterKey master)
    {
        using var key = master.Publishing();
        if (!IsAsSealed(key.Public))
            throw new EditionDiffersException(Number!.Value, []);
    }

    /// <exception cref="Access.RuleBrokenException">It was approved or withdrawn, and stays as it is.</exception>
    public void RequireDraft()
    {
        if (State != EditionState.Draft)
            throw new Access.RuleBrokenException(Text.EditionNotDraft);
    }
}

/// <summary>An edition in a list.</summary>
[ReadTable(nameof(Audience), nameof(EditionId), IsPerAudience = true)]
public sealed record EditionRow : Row
{
    public string Audience { get; init; } = "";
    public Guid EditionId { get; init; }

    /// <summary>Empty: an edition is of no mission.</summary>
    public string Mission { get; init; } = "";
    public int Draft { get; init; }

    /// <summary>Null before the edition is approved.</summary>
    public int? Number { get; init; }
    public string State { get; init; } = "";

    /// <summary>With a space between.</summary>
    public string Tables { get; init; } = "";
    public string PeriodFrom { get; init; } = "";
    public string PeriodTo { get; init; } = "";
    public string Filter { get; init; } = "";
    public long Position { get; init; }
    public string ComposedBy { get; init; } = "";
    public DateTime ComposedAt { get; init; }
    public string? ApprovedBy { get; init; }
    public string? ApprovedOn { get; init; }
}

internal sealed class EditionProjection : Projection
{
    public override string StreamKind => Edition.StreamKind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        if (!Policy.Allows(Datum.Edition, Audience.Un, Capacity.None, strict: false))
            yield break;
        var edition = Edition.Of(history);
        yield return new EditionRow
        {
            Audience = Audience.Un.Code,
            EditionId = edition.Id,
            Draft = edition.Draft,
            Number = edition.Number,
            State = Codes.Of(edition.State),
            Tables = string.Join(' ', edition.Tables),
            PeriodFrom = PartialDate.FromDate(edition.Period.From).ToString(),
            PeriodTo = PartialDate.FromDate(edition.Period.To).ToString(),
            Filter = edition.Filter.ToQueryString(),
            Position = edition.Position,
            ComposedBy = edition.ComposedBy,
            ComposedAt = edition.ComposedAt,
            ApprovedBy = edition.ApprovedBy,
            ApprovedOn = edition.Seal is { } seal ? PartialDate.FromDate(seal.Statement.ApprovedOn).ToString() : null,
        };
    }
}
