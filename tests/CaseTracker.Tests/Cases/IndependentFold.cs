using System.Text.Json;
using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Cases;

/// <summary>What lists and tables count, worked out a second time and from the bare ledger, without the product's types.</summary>
internal static class IndependentFold
{
    public sealed record Entry
    {
        public Guid StreamId { get; init; }
        public string StreamKind { get; init; } = "";
        public string Type { get; init; } = "";
        public string? EffectiveOn { get; init; }
        public string RecordedAt { get; init; } = "";
        public string Body { get; init; } = "";
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
    }

    /// <summary>All cases and all proceedings of a ledger.</summary>
    public static async Task<(IReadOnlyList<IndependentCase> Cases, IReadOnlyList<IndependentTrial> Trials)> Of(World world)
    {
        var entries = await world.Database.Read(s =>
            s.Query<Entry>(
                """
                SELECT StreamId, StreamKind, Type, Body, EffectiveOn, CONCAT(RecordedAt, '') AS RecordedAt, Source, Confidence
                FROM Ledger WHERE StreamKind IN ('Case', 'Proceeding') ORDER BY Seq
                """
            )
        );
        return Of(entries);
    }

    public static (IReadOnlyList<IndependentCase> Cases, IReadOnlyList<IndependentTrial> Trials) Of(IEnumerable<Entry> entries)
    {
        var (folds, trials) = (new Dictionary<Guid, IndependentCase>(), new Dictionary<Guid, IndependentTrial>());
        foreach (var entry in entries)
        {
            if (entry.StreamKind == "Proceeding")
            {
                if (!trials.TryGetValue(entry.StreamId, out var trial))
                    trials[entry.StreamId] = trial = new IndependentTrial();
                using var said = JsonDocument.Parse(entry.Body);
                trial.Apply(entry, said.RootElement);
                continue;
            }
            if (!folds.TryGetValue(entry.StreamId, out var fold))
                folds[entry.StreamId] = fold = new IndependentCase { CaseId = entry.StreamId };
            using var body = JsonDocument.Parse(entry.Body);
            fold.Apply(entry, body.RootElement);
        }
        foreach (var (caseId, fold) in folds)
            fold.Hear([.. trials.Values.Where(t => t.Cases.Contains(caseId))]);
        return ([.. folds.Values], [.. trials.Values]);
    }

    /// <summary>The same figures as the read tables hold them for the UN.</summary>
    public static IEnumerable<string> Lines(IEnumerable<CaseRow> cases, IEnumerable<MovementRow> movements)
    {
        var of = movements.ToLookup(m => m.CaseId);
        return cases.Select(c =>
            string.Join(
                " | ",
                (object?[])
                    [
                        c.Reference,
                        c.LastMovedOn,
                        string.Join(' ', of[c.CaseId].OrderBy(m => m.Ordinal).Select(m => $"{m.FromStage}>{m.ToStage}@{m.OccurredOn}")),
                        c.Stage,
                        c.Activity,
                        c.Accountability,
                        c.Closure,
                        c.FinalConviction,
                        c.MergedInto,
                        c.Persons,
                        c.Killed,
                        c.Injured,
                        c.Abducted,
                        c.Detained,
                        c.Missing,
                        c.Assaulted,
                        c.Threatened,
                    ]
            )
        );
    }

    public static IEnumerable<string> Lines(IEnumerable<ProceedingRow> proceedings) =>
        proceedings
            .Select(p =>
                string.Join(
                    " | ",
                    (object?[])
                        [
                            p.Reference,
                            p.Stage,
                            p.HasEnded ? "ended"
                            : p.IsSuspended ? "suspended"
                            : "open",
                            p.IsFinal,
                            p.Accused,
                            p.AtLarge,
                            p.InCustody,
                            p.OnBail,
                            p.Charged,
                            p.Tried,
                            p.TriedInAbsentia,
                            p.Convicted,
                            p.ConvictedFinal,
                            p.Acquitted,
                            p.Deceased,
                            p.DeathSentences,
                            p.LifeSentences,
                            p.TermSentences,
                        ]
                )
            )
            .Distinct();
}
