using System.Globalization;
using CaseTracker.Assistance;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Disclosure;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.Assistance;

/// <summary>
/// Whatever changes in assistance that a State may not see, the whole of what is none of its own included: the rows written for that State,
/// also those of its case, are the same, through the same sequence of states.
/// </summary>
public sealed class AssistanceNonInterferenceTests
{
    private static readonly AssistanceProjection _projection = new();
    private static readonly CaseTracker.Cases.CaseProjection _cases = EveryPart.Of(new AssistanceInfluence());
    private static readonly string[] _viewers = ["CAF", "MAR", "COD", "KHM"];

    [TestCaseSource(nameof(_viewers))]
    public void A_State_cannot_tell_two_worlds_apart_that_differ_in_assistance_that_it_may_not_see(string viewer)
    {
        var (sawSomething, different) = (0, 0);
        for (var seed = 0; seed < 120; seed++)
        {
            var aid = new RandomAid(new Random((seed * 7919) + viewer[0]));
            var trial = new RandomTrial(new Random(seed)).Of(0);
            var life = aid.Of(8, viewer);
            var other = Changed(viewer, life, aid);
            var ((seen, ofUn), (seenOfOther, ofUnOfOther)) = (Seen(viewer, [.. trial, .. life]), Seen(viewer, [.. trial, .. other]));
            Assert.That(seenOfOther, Is.EqualTo(seen), $"{viewer}, seed {seed}");
            if (seen.Count > 5)
                sawSomething++;
            if (!ofUn.SequenceEqual(ofUnOfOther))
                different++;
        }
        Assert.That((sawSomething > 25, different > 110), Is.EqualTo((true, true)), $"{sawSomething} seen, {different} different");
    }

    [Test]
    public void A_State_that_neither_hosts_nor_offers_has_no_rows_of_it() =>
        Assert.That(
            Enumerable
                .Range(0, 50)
                .SelectMany(seed =>
                    Seen(
                        "MAR",
                        [
                            .. new RandomTrial(new Random(seed)).Of(0),
                            .. new RandomAid(new Random(seed))
                                .Of(8, "COD")
                                .Where(c =>
                                    c.All(h =>
                                        h.Event
                                            is not AssistanceOpened { Facts.State: "MAR" }
                                                and not AssistanceCorrected { Facts.State: "MAR" }
                                        && h.Stream == RandomAid.Id(0)
                                    )
                                ),
                        ]
                    ).Seen
                )
                .SelectMany(s => s.Split('\n'))
                .Where(r => r.StartsWith("Assistance", StringComparison.Ordinal)),
            Is.Empty
        );

    /// <summary>The same engagements with everything changed that this State may not see.</summary>
    internal static List<IReadOnlyList<Happening>> Changed(string viewer, IReadOnlyList<IReadOnlyList<Happening>> life, RandomAid aid)
    {
        var own = life.SelectMany(c => c)
            .Where(h => FactsOf(h.Event) is { } f && (f.Host == viewer || f.State == viewer))
            .Select(h => h.Stream)
            .ToHashSet();
        var events = life.SelectMany(c => c).Select(h => h.Event).ToList();
        var hidden = events.OfType<AssistanceStated>().Where(s => s.Confidence == Confidence.Unconfirmed).Select(s => s.StepId).ToHashSet();
        var (seen, any) = (RandomTrial.CaseOf(viewer), aid.Any);
        var elsewhere = events.OfType<AssistanceLinked>().Where(l => l.CaseId != seen).Select(l => l.LinkId).ToHashSet();
        var changed = new List<IReadOnlyList<Happening>>();
        foreach (var command in life)
        {
            List<Happening> other =
            [
                .. command.SelectMany(h => (own.Contains(h.Stream) ? Own(h.Event) : Others(h.Event)).Select(e => h with { Event = e })),
            ];
            if (other.Count > 0)
                changed.Add(other);
            if (any.Chance(3) && other.Count > 0)
                changed.Add([
                    new Happening(
                        other[0].Stream,
                        Engagement.StreamKind,
                        any.Chance(2) ? aid.Unconfirmed() : new AssistanceNoted(any.Words())
                    ),
                ]);
        }
        return changed;

        IEnumerable<Event> Own(Event e) =>
            e switch
            {
                AssistanceStated s when hidden.Contains(s.StepId) => any.Chance(2) ? [] : [aid.Unconfirmed()],
                AssistanceStepCorrected c when hidden.Contains(c.StepId) => [],
                AssistanceStepWithdrawn w when hidden.Contains(w.StepId) => [],
                AssistanceStepCorrected c => [c with { Reason = any.Words() }],
                AssistanceStepWithdrawn w => [w with { Reason = any.Words() }],
                AssistanceCorrected c => [c with { Reason = any.Words() }],
                AssistanceNoted => any.Chance(2) ? [] : [new AssistanceNoted(any.Words())],
                AssistanceLinked l when elsewhere.Contains(l.LinkId) => any.Chance(2) ? [] : [l],
                AssistanceUnlinked u when elsewhere.Contains(u.LinkId) => any.Chance(2) ? [] : [u],
                AssistanceLinked l => [l with { Reason = any.Words() }],
                AssistanceUnlinked u => [u with { Reason = any.Words() }],
                _ => [e],
            };

        // What is none of the viewer's may be anything, linked to the viewer's case too.
        IEnumerable<Event> Others(Event e) =>
            e switch
            {
                AssistanceOpened o =>
                [
                    o with
                    {
                        Facts = o.Facts with { Kind = any.Pick<AssistanceKind>(), Summary = any.Words(), Entity = any.Words() },
                    },
                ],
                AssistanceCorrected => any.Chance(2) ? [] : [e],
                AssistanceStated s => any.Chance(3)
                    ? []
                    : [s with { Step = any.Pick<AssistanceStep>(), What = any.Words(), EffectiveOn = any.Date() }],
                AssistanceLinked l => any.Chance(3) ? [] : [l with { CaseId = any.Chance(2) ? RandomTrial.Bangui : RandomTrial.Kinshasa }],
                _ => any.Chance(2) ? [] : [e],
            };
    }

    private static EngagementFacts? FactsOf(Event e) =>
        e switch
        {
            AssistanceOpened o => o.Facts,
            AssistanceCorrected c => c.Facts,
            _ => null,
        };

    /// <summary>
    /// What the State, and what the UN saw after each command; a command after which they saw the same as before leaves no trace.
    /// </summary>
    private static (List<string> Seen, List<string> OfUn) Seen(string viewer, IReadOnlyList<IReadOnlyList<Happening>> life)
    {
        var (history, seen, ofUn, at) = (
            new List<Recorded>(),
            new List<string> { "" },
            new List<string> { "" },
            new DateTime(2024, 1, 15, 8, 0, 0, DateTimeKind.Utc)
        );
        var own = RandomTrial.CaseOf(viewer);
        foreach (var command in life)
        {
            foreach (var h in command)
                history.Add(
                    new Recorded(history.Count + 1, h.Kind, h.Stream, history.Count + 1, h.Event, at, "one@example.org", "desk_officer")
                );
            var engagements = history.Where(r => r.StreamKind == Engagement.StreamKind).Select(r => r.StreamId).Distinct().ToList();
            if (engagements.Count == 0)
                continue;
            var rows = engagements
                .SelectMany(id => _projection.Rows(id, history))
                .Concat(_cases.Rows(own, [.. history.Where(r => r.StreamId == own || engagements.Contains(r.StreamId))]))
                .ToLookup(AudienceOf);
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
        string.Join(
            " | ",
            RowTable
                .Of(row.GetType())
                .ValuesOf(row)
                .Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))
                .Prepend(row.GetType().Name)
        );
}
