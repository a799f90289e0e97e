using System.Text.RegularExpressions;
using CaseTracker.Tests;

namespace IdentityServer.Tests.Protocol;

/// <summary>The list of security best practices is whole and names tests that exist.</summary>
public sealed partial class Rfc9700Tests
{
    private static readonly string _list = Repository.Read("IdentityServer/RFC9700.md");

    [Test]
    public void Every_test_that_the_list_names_exists()
    {
        var tests = typeof(Rfc9700Tests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var named = Names().Matches(_list).Select(m => m.Groups[1].Value).ToList();
        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(n => !tests.Contains(n)), Is.Empty);
    }

    [Test]
    public void Every_section_of_the_standard_is_answered()
    {
        string[] sections =
        [
            "2.1",
            "2.1.1",
            "2.1.2",
            "2.2.1",
            "2.2.2",
            "2.3",
            "2.4",
            "2.5",
            "2.6",
            "4.1",
            "4.2",
            "4.3",
            "4.4",
            "4.5",
            "4.6",
            "4.7",
            "4.8",
            "4.9",
            "4.10",
            "4.11",
            "4.12",
            "4.13",
            "4.14",
            "4.15",
            "4.16",
            "4.17",
        ];
        Assert.That(Sections().Matches(_list).Select(m => m.Groups[1].Value).Distinct(), Is.EquivalentTo(sections));
    }

    [Test]
    public void Every_point_has_a_test_or_says_why_not() =>
        Assert.That(
            Rows()
                .Matches(_list)
                .Select(m => m.Value)
                .Where(row => !Names().IsMatch(row) && !row.Contains("No test:", StringComparison.Ordinal)),
            Is.Empty
        );

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"^\| (\d[\d.]*) \|", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^\| \d.*$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
