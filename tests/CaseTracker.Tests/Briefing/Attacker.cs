using System.Numerics;
using CaseTracker.Briefing;

namespace CaseTracker.Tests.Briefing;

/// <summary>
/// Somebody who has every list of every edition and knows how lists are made: writes down each relation that follows as an equation or a
/// bound, solves the equations exactly and narrows every unknown as far as the bounds allow.
/// </summary>
internal sealed class Attacker
{
    private const int Slack = 2 * (Suppression.Threshold - 1);

    private readonly Dictionary<(string List, int Edition, string Row), int> _unknowns = [];
    private readonly List<(BigInteger Low, BigInteger? High)> _bounds = [];
    private readonly List<(Dictionary<int, BigInteger> Terms, BigInteger Low, BigInteger High)> _relations = [];

    /// <param name="lists">Of one and the same number: what each shows in one edition after another.</param>
    public Attacker(IReadOnlyDictionary<string, IReadOnlyList<PublicList?>> lists)
    {
        var editions = lists.Values.First().Count;
        for (var edition = 0; edition < editions; edition++)
        {
            foreach (var (name, published) in lists)
                if (IsNew(published, edition))
                    Read(name, [.. published.Take(edition + 1).OfType<PublicList>().Distinct()], edition);
            Compare([.. lists.Where(l => IsNew(l.Value, edition)).Select(l => l.Key)], edition);
        }
        Solve();
        Narrow();
    }

    /// <summary>Between which counts a row lies for all that can be known; null for no upper bound.</summary>
    public (BigInteger Low, BigInteger? High) Of(string list, int edition, string row) => _bounds[_unknowns[(list, edition, row)]];

    public static bool IsNew(IReadOnlyList<PublicList?> published, int edition) =>
        published[edition] is { } now && (edition == 0 || !ReferenceEquals(now, published[edition - 1]));

    private void Read(string name, List<PublicList> all, int edition)
    {
        var (now, before) = (all[^1], all[..^1]);
        foreach (var (row, figure) in now.Shown)
        {
            var at = Unknown(name, edition, row, 0);
            Relate([(at, 1)], figure, before.Any(b => b.Shown.GetValueOrDefault(row, figure == 0 ? 0 : -1) == figure));
        }
        if (now.Withheld.Count == 0)
            return;
        var withheld = now.Withheld.ToHashSet();
        // Who was withheld before may be down to nothing by now; who is withheld for the first time is not.
        Relate(
            [.. withheld.Select(row => (Unknown(name, edition, row, before.Any(b => b.Withheld.Contains(row)) ? 0 : 1), 1))],
            now.Together,
            before.Any(b => b.SumOf(withheld) == now.Together)
        );
    }

    private void Compare(List<string> lists, int edition)
    {
        foreach (var (first, second) in lists.Zip(lists.Skip(1)))
            Relate([.. Rows(first).Select(r => (r, 1)), .. Rows(second).Select(r => (r, -1))], 0, isOld: false);

        IEnumerable<int> Rows(string list) => _unknowns.Where(u => u.Key.List == list && u.Key.Edition == edition).Select(u => u.Value);
    }

    private int Unknown(string list, int edition, string row, int low)
    {
        _unknowns[(list, edition, row)] = _bounds.Count;
        _bounds.Add((low, null));
        return _bounds.Count - 1;
    }

    private void Relate((int At, int Factor)[] terms, int value, bool isOld) =>
        _relations.Add(
            (terms.ToDictionary(t => t.At, t => (BigInteger)t.Factor), value - (isOld ? Slack : 0), value + (isOld ? Slack : 0))
        );

    /// <summary>Exact elimination without fractions; what it leaves is added to what is known.</summary>
    private void Solve()
    {
        var equations = _relations.Where(r => r.Low == r.High).Select(r => (r.Terms, Value: r.Low)).ToList();
        for (var i = 0; i < equations.Count; i++)
        {
            if (equations[i].Terms.Count == 0)
                continue;
            var pivot = equations[i].Terms.First();
            for (var j = 0; j < equations.Count; j++)
            {
                if (j == i || !equations[j].Terms.TryGetValue(pivot.Key, out var factor))
                    continue;
                var terms = equations[j].Terms.ToDictionary(t => t.Key, t => t.Value * pivot.Value);
                foreach (var (at, other) in equations[i].Terms)
                    terms[at] = terms.GetValueOrDefault(at) - (other * factor);
                equations[j] = (
                    terms.Where(t => !t.Value.IsZero).ToDictionary(),
                    (equations[j].Value * pivot.Value) - (equations[i].Value * factor)
                );
            }
        }
        _relations.AddRange(equations.Where(e => e.Terms.Count > 0).Select(e => (e.Terms, e.Value, e.Value)));
    }

    private void Narrow()
    {
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (terms, low, high) in _relations)
            foreach (var (at, factor) in terms)
                changed |= Narrow(at, factor, terms, low, high);
        }
    }

    private bool Narrow(int at, BigInteger factor, Dictionary<int, BigInteger> terms, BigInteger low, BigInteger high)
    {
        BigInteger? least = 0,
            most = 0;
        foreach (var (other, by) in terms.Where(t => t.Key != at))
        {
            (BigInteger? from, BigInteger? to) = (by * _bounds[other].Low, by * _bounds[other].High);
            (least, most) = by.Sign > 0 ? (least + from, most + to) : (least + to, most + from);
        }
        var (atLeast, atMost) = factor.Sign > 0 ? (low - most, high - least) : (least - high, most - low);
        var size = BigInteger.Abs(factor);
        var (lower, upper) = (atLeast is { } l ? Up(l, size) : _bounds[at].Low, atMost is { } u ? Down(u, size) : _bounds[at].High);
        var narrowed = (BigInteger.Max(lower, _bounds[at].Low), upper is null || _bounds[at].High < upper ? _bounds[at].High : upper);
        var changed = narrowed != _bounds[at];
        _bounds[at] = narrowed;
        return changed;
    }

    private static BigInteger Down(BigInteger value, BigInteger by) =>
        value.Sign < 0 && !(value % by).IsZero ? (value / by) - 1 : value / by;

    private static BigInteger Up(BigInteger value, BigInteger by) => -Down(-value, by);
}
