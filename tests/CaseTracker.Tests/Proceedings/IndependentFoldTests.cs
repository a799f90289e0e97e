using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Disclosure;

namespace CaseTracker.Tests.Proceedings;

/// <summary>
/// Thousands of random sequences of anything that can be recorded of a proceeding about two cases (chosen, corrected and withdrawn
/// statements, figures, verdicts, sentences, cases unlinked and linked again): the rows are those of a second count that was written
/// independently.
/// </summary>
public sealed class IndependentFoldTests
{
    private static readonly ProceedingProjection _proceedings = new();
    private static readonly CaseProjection _cases = EveryPart.Of(new ProceedingInfluence());

    [Test]
    public void Stage_and_counts_are_those_of_a_second_count()
    {
        var (convicted, chosen) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var history = History(seed);
            var rows = _proceedings
                .Rows(RandomTrial.ProceedingId, history)
                .Concat(
                    new[] { RandomTrial.Bangui, RandomTrial.Kinshasa }.SelectMany(id =>
                        _cases.Rows(id, [.. history.Where(r => r.StreamId == id || r.StreamId == RandomTrial.ProceedingId)])
                    )
                )
                .ToList();
            var cases = rows.OfType<CaseRow>().Where(r => r.Audience == Audience.Un.Code).ToList();
            var (folds, trials) = IndependentFold.Of(history.Select(Entry));
            Assert.That(
                IndependentFold.Lines(rows.OfType<ProceedingRow>().Where(r => r.Audience == Audience.Un.Code)),
                Is.EquivalentTo(trials.Select(t => t.Line())),
                $"seed {seed}"
            );
            Assert.That(
                IndependentFold.Lines(cases, rows.OfType<MovementRow>().Where(r => r.Audience == Audience.Un.Code)),
                Is.EquivalentTo(folds.Select(c => c.Line())),
                $"seed {seed}"
            );
            if (cases.Exists(c => c.FinalConviction))
                convicted++;
            if (history.Any(r => r.Event is StatementAdopted))
                chosen++;
        }
        Assert.That(
            (convicted > 50, chosen > 1000),
            Is.EqualTo((true, true)),
            $"{convicted} with a final conviction, {chosen} with a choice"
        );
    }

    /// <summary>Nothing happens on the same day, so that what came first is beyond doubt; nobody has a name, for that counts
    /// nothing.</summary>
    private static List<Recorded> History(int seed)
    {
        var random = new Random(seed);
        var life = new RandomTrial(random).Of(22);
        var days = new Queue<DateOnly>(
            Enumerable.Range(0, 400).Select(n => new DateOnly(2017, 6, 1).AddDays(n)).OrderBy(_ => random.Next())
        );
        var (history, versions, recorded) = (
            new List<Recorded>(),
            new Dictionary<Guid, int>(),
            new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        foreach (var command in life)
        {
            recorded = recorded.AddHours(1);
            foreach (var (stream, kind, e) in command)
                history.Add(
                    new Recorded(
                        history.Count + 1,
                        kind,
                        stream,
                        versions[stream] = versions.GetValueOrDefault(stream) + 1,
                        On(e, PartialDate.FromDate(days.Dequeue())),
                        recorded,
                        "officer@example.org",
                        "desk_officer"
                    )
                );
        }
        return history;
    }

    private static Event On(Event e, PartialDate day) =>
        (
            e switch
            {
                StatementCorrected { On: not null } c => c with { On = day },
                AccusedAdded a => a with { Name = null },
                AccusedCorrected a => a with { Name = null },
                WhereaboutsRecorded w => new AccusedCorrected(w.AccusedId, null, null, "Nothing is known"),
                CaseRegistered or PersonAdded => e with { Source = Source.MissionMonitoring, Confidence = Confidence.Confirmed },
                _ => e,
            }
        ) with
        {
            EffectiveOn = day,
        };

    private static IndependentFold.Entry Entry(Recorded recorded) =>
        new()
        {
            StreamId = recorded.StreamId,
            StreamKind = recorded.StreamKind,
            Type = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(recorded.Event.GetType().Name),
            Body = Canonical.Plain.Write(recorded.Event),
            EffectiveOn = recorded.Event.EffectiveOn?.ToString(),
            RecordedAt = recorded.RecordedAt.ToString("o"),
            Source = Codes.Of(recorded.Event.Source),
            Confidence = Codes.Of(recorded.Event.Confidence),
        };
}
