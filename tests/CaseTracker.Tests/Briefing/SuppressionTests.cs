using CaseTracker.Briefing;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Tests.Briefing;

public sealed class SuppressionTests
{
    [Test]
    public void Withholds_a_small_count_and_the_next_larger_one_to_cover_it()
    {
        var list = Published(Counts(("A", 3), ("B", 9), ("C", 40)));
        Assert.That(list!.Withheld, Is.EqualTo(["A", "B"]));
        Assert.That((list.Together, list.Shown["C"], list.Total), Is.EqualTo((12, 40, 52)));
    }

    [Test]
    public void Shows_everything_where_nothing_is_small() =>
        Assert.That(Published(Counts(("A", 5), ("B", 0)))!.Shown, Is.EqualTo(Counts(("A", 5))));

    [Test]
    public void Publishes_nothing_where_nothing_covers_a_small_count() => Assert.That(Published(Counts(("A", 3), ("B", 0))), Is.Null);

    [Test]
    public void Two_ones_do_not_cover_each_other() =>
        Assert.That(Published(Counts(("A", 1), ("B", 1), ("C", 8), ("D", 9)))!.Withheld, Is.EqualTo(["A", "B", "C"]));

    [Test]
    public void A_figure_stands_until_it_has_changed_by_the_threshold()
    {
        var shown = Suppression
            .Publish([Counts(("A", 10)), Counts(("A", 12)), Counts(("A", 15)), Counts(("A", 12)), null])
            .Select(l => l!.Shown["A"]);
        Assert.That(shown, Is.EqualTo([10, 10, 15, 15, 15]));
    }

    [Test]
    public void A_new_small_row_does_not_show_in_the_figure_that_covers_it()
    {
        var lists = Suppression.Publish([Counts(("A", 7), ("B", 40)), Counts(("A", 7), ("B", 40), ("C", 2))]);
        Assert.That(
            (lists[1]!.Withheld, lists[1]!.Together, lists[1]!.Total),
            Is.EqualTo((new[] { "A", "C" }, 7, 47))
                .Using<(IReadOnlyList<string>, int, int), (string[], int, int)>(
                    (a, b) => a.Item1.SequenceEqual(b.Item1) && (a.Item2, a.Item3) == (b.Item2, b.Item3)
                )
        );
    }

    /// <summary>Else that it recovers nothing would say nothing.</summary>
    [Test]
    public void The_attacker_finds_what_is_not_covered()
    {
        var alone = new PublicList(Counts(("C", 40)), ["A"], 3);
        var ones = new PublicList(Counts(("C", 40)), ["A", "B"], 2);
        Assert.Multiple(() =>
        {
            Assert.That(Of(alone), Is.EqualTo((3, 3)));
            Assert.That(Of(ones), Is.EqualTo((1, 1)));
        });

        static (int, int) Of(PublicList list)
        {
            var (low, high) = new Attacker(new Dictionary<string, IReadOnlyList<PublicList?>> { ["missions"] = [list] }).Of(
                "missions",
                0,
                "A"
            );
            return ((int)low, (int)high!.Value);
        }
    }

    /// <summary>Two lists of the same number over several editions, of many small counts, new rows and corrections.</summary>
    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Histories)])]
    public bool Nobody_recovers_a_small_count_from_all_lists_of_all_editions(History history)
    {
        var published = history.Lists.ToDictionary(l => l.Key, l => Suppression.Publish(l.Value));
        var attacker = new Attacker(published);
        foreach (var (name, editions) in history.Lists)
        {
            for (var edition = 0; edition < editions.Count; edition++)
            {
                if (!Attacker.IsNew(published[name], edition))
                    continue;
                foreach (var row in editions[edition].Where(r => r.Value is > 0 and < Suppression.Threshold).Select(r => r.Key))
                {
                    if (!published[name][edition]!.Withheld.Contains(row))
                        return false;
                    var (low, high) = attacker.Of(name, edition, row);
                    if (low >= editions[edition][row] && high <= editions[edition][row])
                        return false;
                    if (high < Suppression.Threshold)
                        return false;
                }
            }
        }
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Histories)])]
    public bool From_one_publication_to_the_next_no_figure_changes_by_a_small_number_and_none_is_new_near_an_earlier_one(History history)
    {
        foreach (var published in history.Lists.Values.Select(l => Suppression.Publish(l).OfType<PublicList>().ToList()))
        {
            for (var i = 1; i < published.Count; i++)
            {
                var (now, earlier, withheld) = (published[i], published[..i], published[i].Withheld.ToHashSet());
                if (!earlier[^1].Withheld.All(withheld.Contains))
                    return false;
                var figures = now
                    .Shown.Select(s =>
                        (s.Value, Earlier: earlier.Where(e => e.Shown.ContainsKey(s.Key)).Select(e => e.Shown[s.Key]).ToList())
                    )
                    .Append((now.Together, [.. earlier.Select(e => e.SumOf(withheld))]));
                if (
                    figures.Any(f =>
                        f.Earlier.Count > 0
                        && (
                            IsSmall(f.Value - f.Earlier[^1])
                            || (!f.Earlier.Contains(f.Value) && f.Earlier.Exists(e => IsSmall(f.Value - e)))
                        )
                    )
                )
                    return false;
            }
            if (published.SelectMany(p => p.Shown.Values).Any(IsSmall))
                return false;
        }
        return true;
    }

    /// <summary>Who is withheld from the same edition on could be exchanged for each other in all of them: even who knows the rule cannot
    /// tell one from the other.</summary>
    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Histories)])]
    public bool Exchanging_two_withheld_rows_changes_no_publication(History history)
    {
        foreach (var editions in history.Lists.Values)
        {
            var published = Suppression.Publish(editions);
            if (published[0] is not { Withheld: [var one, .., var other] })
                continue;
            var exchanged = Suppression.Publish(
                editions.Select(e =>
                    e.ToDictionary(
                        c =>
                            c.Key == one ? other
                            : c.Key == other ? one
                            : c.Key,
                        c => c.Value
                    )
                )
            );
            if (!published.Zip(exchanged).All(p => Same(p.First!, p.Second!)))
                return false;
        }
        return true;
    }

    private static bool IsSmall(int difference) => Math.Abs(difference) is > 0 and < Suppression.Threshold;

    private static bool Same(PublicList first, PublicList second) =>
        first.Together == second.Together
        && first.Withheld.SequenceEqual(second.Withheld)
        && first.Shown.OrderBy(s => s.Key).SequenceEqual(second.Shown.OrderBy(s => s.Key));

    private static Dictionary<string, int> Counts(params (string Row, int Count)[] counts) => counts.ToDictionary(c => c.Row, c => c.Count);

    private static PublicList? Published(Dictionary<string, int> counts) => Suppression.Publish([counts])[0];

    /// <summary>Of each list the counts in one edition after another; all lists part the same numbers.</summary>
    public sealed record History(IReadOnlyDictionary<string, IReadOnlyList<Dictionary<string, int>>> Lists);

    private static class Histories
    {
        public static Arbitrary<History> All() =>
            (
                from editions in Gen.Choose(1, 5)
                from changes in Gen.Choose(0, 12).ArrayOf(editions)
                from first in Incident().ListOf(40)
                from later in Incident().ListOf(60)
                select Of(changes, [.. first], [.. later])
            ).ToArbitrary();

        // A mission, a year, and a weight that makes some rows large.
        private static Gen<(int Mission, int Year, int Killed)> Incident() =>
            from mission in Gen.Frequency((3, Gen.Choose(0, 2)), (1, Gen.Choose(3, 9)))
            from year in Gen.Choose(0, 6)
            from killed in Gen.Frequency((4, Gen.Choose(1, 2)), (1, Gen.Choose(3, 12)))
            select (mission, year, killed);

        private static History Of(
            int[] changes,
            List<(int Mission, int Year, int Killed)> now,
            List<(int Mission, int Year, int Killed)> later
        )
        {
            var (missions, years) = (new List<Dictionary<string, int>>(), new List<Dictionary<string, int>>());
            foreach (var change in changes)
            {
                missions.Add(now.GroupBy(i => $"M{i.Mission}").ToDictionary(g => g.Key, g => g.Sum(i => i.Killed)));
                years.Add(now.GroupBy(i => $"Y{i.Year}").ToDictionary(g => g.Key, g => g.Sum(i => i.Killed)));
                // Every third change is a correction that takes something away.
                now = [.. now.Skip(change / 3), .. later.Take(change)];
                later = [.. later.Skip(change)];
            }
            return new History(
                new Dictionary<string, IReadOnlyList<Dictionary<string, int>>> { ["missions"] = missions, ["years"] = years }
            );
        }
    }
}
