using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>
/// Whatever changes in a case that a State may not see: the rows written for that State are the same, in the same order, through the same
/// sequence of states. Nothing else can reach its lists, counts, searches and tables, for they read these rows alone.
/// </summary>
public sealed class NonInterferenceTests
{
    private static readonly Guid _case = new("018d0c6e-0000-7000-8000-00000000000c");
    private static readonly CaseProjection _projection = EveryPart.Of();

    [TestCaseSource(typeof(RandomLife), nameof(RandomLife.States))]
    public void A_State_cannot_tell_two_lives_apart_that_differ_in_what_it_may_not_see(string viewer)
    {
        var (sawSomething, sawClocks, sawMessages, different) = (0, 0, 0, 0);
        var sawDocuments = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random((viewer, seed).ToString().Sum(c => c * 31) + seed * 7919);
            var life = new RandomLife(random).Of("MINUSCA-2017-7QK4");
            var other = Unseen.Change(viewer, life, random);
            var (seen, seenOfOther) = (Seen(viewer, life, 1), Seen(viewer, other, random.Next(1, 5)));
            if (!seen.SequenceEqual(seenOfOther))
            {
                var (lines, others) = (string.Join('\n', seen).Split('\n'), string.Join('\n', seenOfOther).Split('\n'));
                Assert.Fail(
                    $"{viewer}, seed {seed}:\n{string.Join('\n', lines.Except(others).Take(3))}\n--- but ---\n{string.Join('\n', others.Except(lines).Take(3))}"
                );
            }
            if (seen.Count > 2)
                sawSomething++;
            if (seen.Exists(s => s.Contains(nameof(ClockRow), StringComparison.Ordinal)))
                sawClocks++;
            if (seen.Exists(s => s.Contains(nameof(MessageRow), StringComparison.Ordinal)))
                sawMessages++;
            if (seen.Exists(s => s.Contains(nameof(DocumentVersionRow), StringComparison.Ordinal)))
                sawDocuments++;
            if (!Seen("UN", life, 1).SequenceEqual(Seen("UN", other, 1)))
                different++;
        }
        Assert.That(sawDocuments, Is.GreaterThan(10));
        // The property says nothing about a State that sees nothing, nor about lives that do not differ.
        Assert.That(
            (sawSomething > 140, sawClocks > 15, sawMessages > 50, different > 400),
            Is.EqualTo((true, true, true, true)),
            $"{sawSomething} seen, {sawClocks} with clocks, {sawMessages} with messages, {different} different"
        );
    }

    /// <summary>A note is filled from the addressee's rows: whatever else differs, it is the same to the byte.</summary>
    [TestCaseSource(typeof(RandomLife), nameof(RandomLife.States))]
    public void A_note_tells_its_addressee_nothing_that_it_may_not_see(string viewer)
    {
        var issued = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            var random = new Random((viewer, seed).ToString().Sum(c => c * 31) + seed * 7919);
            var life = new RandomLife(random).Of("MINUSCA-2017-7QK4");
            var other = Unseen.Change(viewer, life, random);
            if (Note(viewer, life) is not { } note)
                continue;
            Assert.That(Note(viewer, other), Is.EqualTo(note), $"{viewer}, seed {seed}");
            issued++;
        }
        Assert.That(issued, Is.GreaterThan(50));
    }

    /// <summary>The document that this State would get now; null where it does not see the case.</summary>
    private static byte[]? Note(string viewer, IReadOnlyList<Turn> life)
    {
        var file = Fold.Of(Recorded(life, 1));
        if (!Capacities.Of(file).ContainsKey(viewer))
            return null;
        var template = Templates.Shipped(MessageKind.InitialNotification, "fr");
        return NoteDocument.Print(
            Issue
                .Content(
                    file,
                    template,
                    MissionList.All.Single(m => m.Code == "MINUSCA"),
                    new NoteHead("NV-XXX-2024-7QK4", viewer, new PartialDate(2024, 5, 1))
                )
                .Read()
        );
    }

    /// <summary>The UN's own rows hold nothing of what only strict readers see.</summary>
    [Test]
    public void The_UN_cannot_tell_what_is_protected()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var life = new RandomLife(random).Of("MINUSCA-2017-7QK4");
            var strict = life.SelectMany(t => t.Events)
                .OfType<DocumentAdded>()
                .Where(a => a.Classification == Classification.StrictlyConfidential)
                .Select(a => a.DocumentId)
                .ToHashSet();
            strict.ExceptWith(
                life.SelectMany(t => t.Events)
                    .Where(e => e is DocumentReleased or DocumentClassified)
                    .Cast<IDocumentEvent>()
                    .Select(d => d.DocumentId)
            );
            IReadOnlyList<Turn> other =
            [
                .. life.Select(t =>
                        t with
                        {
                            Events =
                            [
                                .. t.Events.Where(e =>
                                    e is not ProtectedInformationRecorded && !(e is IDocumentEvent d && strict.Contains(d.DocumentId))
                                ),
                            ],
                        }
                    )
                    .Where(t => t.Events.Count > 0),
            ];
            Assert.That(Seen("UN", other, 3), Is.EqualTo(Seen("UN", life, 1)));
            foreach (var state in RandomLife.States)
                Assert.That(Seen(state, other, 3), Is.EqualTo(Seen(state, life, 1)));
        }
    }

    /// <summary>No row carries an audience that the case does not concern, and whoever it concerns has rows.</summary>
    [Test]
    public void Rows_are_written_for_the_States_concerned_and_no_others()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var life = new RandomLife(new Random(seed)).Of("MINUSCA-2017-7QK4");
            var history = Recorded(life, 1);
            var file = Fold.Of(history);
            var concerned = file.Incident.Hosts.Concat(file.Persons.Select(p => p.ConcernedState)).Concat(file.Grants.Keys);
            var expected = (file.MergedInto is null ? concerned : [])
                .Where(s => s is not null and not "YUG")
                .Distinct()
                .Append("UN")
                .Order();
            Assert.That(_projection.Rows(_case, history).OfType<CaseRow>().Select(r => r.Audience).Order(), Is.EqualTo(expected));
        }
    }

    /// <summary>What an audience saw after each command; a command after which it saw the same as before leaves no trace.</summary>
    private static List<string> Seen(string viewer, IReadOnlyList<Turn> life, int step)
    {
        var (history, seen) = (Recorded(life, step), new List<string> { "" });
        foreach (
            var end in Enumerable
                .Range(1, history.Count)
                .Where(n => n == history.Count || history[n].RecordedAt != history[n - 1].RecordedAt)
        )
        {
            var rows = string.Join('\n', _projection.Rows(_case, [.. history.Take(end)]).Where(r => AudienceOf(r) == viewer).Select(Text));
            if (seen[^1] != rows)
                seen.Add(rows);
        }
        return seen;
    }

    /// <param name="step">How far apart the positions are: what others record between is not to be seen either.</param>
    internal static List<Recorded> Recorded(IReadOnlyList<Turn> life, int step)
    {
        var (history, seq) = (new List<Recorded>(), 0L);
        foreach (var turn in life)
        {
            foreach (var e in turn.Events)
                history.Add(
                    new Recorded(seq += step, CaseFile.StreamKind, _case, history.Count + 1, e, turn.At, turn.Actor, "desk_officer")
                );
        }
        return history;
    }

    private static string? AudienceOf(Row row)
    {
        var table = RowTable.Of(row.GetType());
        return table.IsPerAudience ? (string)table.ValuesOf(row)[table.Columns.IndexOf("Audience")]! : null;
    }

    private static string Text(Row row) =>
        $"{row.GetType().Name} {string.Join(" | ", RowTable.Of(row.GetType()).ValuesOf(row).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))}";
}
