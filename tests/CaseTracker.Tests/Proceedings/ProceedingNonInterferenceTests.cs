using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Disclosure;

namespace CaseTracker.Tests.Proceedings;

/// <summary>
/// Whatever changes in a proceeding that a State may not see, its other cases included: the rows written for that State are the same,
/// through the same sequence of states.
/// </summary>
public sealed class ProceedingNonInterferenceTests
{
    private static readonly ProceedingProjection _projection = new();
    private static readonly CaseProjection _cases = EveryPart.Of(new ProceedingInfluence());
    private static readonly string[] _viewers = ["CAF", "MAR", "COD", "KHM"];

    [TestCaseSource(nameof(_viewers))]
    public void A_State_cannot_tell_two_proceedings_apart_that_differ_in_what_it_may_not_see(string viewer)
    {
        var (sawSomething, different) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random((seed * 7919) + viewer[0]);
            var trial = new RandomTrial(random);
            var life = trial.Of(15);
            var other = Changed(viewer, life, trial, random);
            var ((seen, ofUn), (seenOfOther, ofUnOfOther)) = (Seen(viewer, life), Seen(viewer, other));
            Assert.That(seenOfOther, Is.EqualTo(seen), $"{viewer}, seed {seed}");
            if (seen.Count > 5)
                sawSomething++;
            if (!ofUn.SequenceEqual(ofUnOfOther))
                different++;
        }
        Assert.That((sawSomething > 100, different > 180), Is.EqualTo((true, true)), $"{sawSomething} seen, {different} different");
    }

    [Test]
    public void A_State_that_none_of_the_cases_concerns_has_no_rows() =>
        Assert.That(Enumerable.Range(0, 100).SelectMany(seed => Seen("FRA", new RandomTrial(new Random(seed)).Of(15)).Seen), Is.All.Empty);

    /// <summary>The same life with everything changed that this State may not see.</summary>
    internal static List<IReadOnlyList<Happening>> Changed(
        string viewer,
        IReadOnlyList<IReadOnlyList<Happening>> life,
        RandomTrial trial,
        Random random
    )
    {
        var events = life.SelectMany(c => c).Select(h => h.Event).ToList();
        var chosen = events.OfType<StatementAdopted>().Select(a => a.StatementId).ToHashSet();
        var hidden = events
            .OfType<Stated>()
            .Where(s => s.Confidence == Confidence.Unconfirmed && !chosen.Contains(s.StatementId))
            .Select(s => s.StatementId)
            .ToHashSet();
        var hearings = events
            .OfType<HearingScheduled>()
            .Where(h => h.Confidence == Confidence.Unconfirmed)
            .Select(h => h.HearingId)
            .ToHashSet();
        var (own, any) = (RandomTrial.CaseOf(viewer), trial.Life);
        var named = events
            .OfType<AccusedAdded>()
            .Select(a => a.AccusedId)
            .Where(id =>
                events.Any(e => e is SuspectNameReleased r && r.AccusedId == id && r.State == viewer)
                || events.Any(e => e is AccusedAdded a && a.AccusedId == id && a.NameFrom == viewer)
                || events.Any(e => e is AccusedCorrected c && c.AccusedId == id && c.NameFrom == viewer)
            )
            .ToHashSet();
        var changed = new List<IReadOnlyList<Happening>>();
        foreach (var command in life)
        {
            changed.Add([
                .. command.SelectMany(h =>
                    h.Kind == CaseFile.StreamKind
                        ? h.Stream == own
                            ? [h]
                            : [h with { Event = Elsewhere(h.Event) }]
                        : Other(h.Event).Select(e => h with { Event = e })
                ),
            ]);
            if (changed.Count > 3 && random.Next(3) == 0)
                changed.Add([new Happening(RandomTrial.ProceedingId, Proceeding.StreamKind, trial.Unconfirmed())]);
        }
        return changed;

        Event Elsewhere(Event e) =>
            e switch
            {
                CaseRegistered r => r with
                {
                    Incident = r.Incident with { Place = any.Words(), OccurredOn = any.Date() ?? r.Incident.OccurredOn },
                },
                ClassificationSet c => c with
                {
                    Classification = any.Chance(2) ? Classification.Confidential : Classification.StrictlyConfidential,
                },
                _ => e,
            };

        IEnumerable<Event> Other(Event e)
        {
            switch (e)
            {
                case Stated s when hidden.Contains(s.StatementId):
                    return any.Chance(2) ? [] : [trial.Unconfirmed()];
                case Stated s:
                    return [s with { Document = any.Words() }];
                case StatementCorrected c when hidden.Contains(c.StatementId):
                    return [];
                case StatementWithdrawn w when hidden.Contains(w.StatementId):
                    return [];
                case StatementCorrected c:
                    return [c with { Reason = any.Words() }];
                case StatementAdopted a:
                    return [a with { Reason = any.Words() }];
                case HearingScheduled h when hearings.Contains(h.HearingId):
                    return any.Chance(2) ? [] : [h with { EffectiveOn = any.Date() ?? h.EffectiveOn }];
                case AccusedAdded a when !named.Contains(a.AccusedId):
                    return [Hidden(a with { Name = Name(a.AccusedId) }, a.Confidence)];
                case AccusedAdded a:
                    return [Hidden(a, a.Confidence)];
                case AccusedCorrected c when !named.Contains(c.AccusedId):
                    return [c with { Name = Name(c.AccusedId), Reason = any.Words() }];
                case SuspectNameReleased r when r.State != viewer:
                    return any.Chance(2) ? [] : [r with { Reason = any.Words() }];
                case WhereaboutsRecorded w:
                    return any.Chance(2) ? [] : [w with { Text = new Personal(w.AccusedId, any.Words()) }];
                case CaseLinked l when l.CaseId != own:
                    return any.Chance(2) ? [] : [l];
                case CaseUnlinked u when u.CaseId != own:
                    return any.Chance(2) ? [] : [u];
                case ProceedingCorrected c:
                    return [c with { Reason = any.Words() }];
                default:
                    return [e];
            }
        }

        Personal? Name(Guid accused) => any.Chance(3) ? null : new Personal(accused, any.Words());
        AccusedAdded Hidden(AccusedAdded a, Confidence confidence) =>
            confidence == Confidence.Unconfirmed ? a with { EffectiveOn = any.Date(), Source = any.Pick<Source>() } : a;
    }

    /// <summary>What the State, and what the UN saw after each command; a command after which they saw the same as before leaves no
    /// trace.</summary>
    private static (List<string> Seen, List<string> OfUn) Seen(string viewer, IReadOnlyList<IReadOnlyList<Happening>> life)
    {
        var (history, seen, ofUn, at) = (
            new List<Recorded>(),
            new List<string> { "" },
            new List<string> { "" },
            new DateTime(2024, 1, 15, 8, 0, 0, DateTimeKind.Utc)
        );
        var (own, actor) = (RandomTrial.CaseOf(viewer), life.Count % 2 == 0 ? "one@example.org" : "other@example.org");
        foreach (var command in life)
        {
            foreach (var h in command)
                history.Add(new Recorded(history.Count + 1, h.Kind, h.Stream, history.Count + 1, h.Event, at, actor, "desk_officer"));
            if (history.All(r => r.StreamId != RandomTrial.ProceedingId))
                continue;
            var related = history.Where(r => r.StreamId == own || r.StreamId == RandomTrial.ProceedingId).ToList();
            var rows = _projection.Rows(RandomTrial.ProceedingId, history).Concat(_cases.Rows(own, related)).ToLookup(AudienceOf);
            Keep(seen, rows[viewer]);
            Keep(ofUn, rows["UN"]);
        }
        return (seen, ofUn);

        static void Keep(List<string> all, IEnumerable<Row> rows)
        {
            var text = string.Join('\n', rows.Select(Text).Order(StringComparer.Ordinal));
            if (all[^1] != text)
                all.Add(text);
        }
    }

    private static string? AudienceOf(Row row)
    {
        var table = RowTable.Of(row.GetType());
        return table.IsPerAudience ? (string)table.ValuesOf(row)[table.Columns.IndexOf("Audience")]! : null;
    }

    private static string Text(Row row) =>
        $"{row.GetType().Name} {string.Join(" | ", RowTable.Of(row.GetType()).ValuesOf(row).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))}";
}
