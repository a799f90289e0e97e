using System.Text;
using System.Text.RegularExpressions;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>Reads an iCalendar object as strictly as RFC 5545 allows.</summary>
internal static partial class ReadCalendar
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"];

    /// <summary>The events by the names of their properties with parameters; texts unescaped.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Events(string file)
    {
        Assert.That(file, Does.EndWith("\r\n"));
        Assert.That(
            file.Replace("\r\n", "", StringComparison.Ordinal),
            Does.Not.Contain("\r").And.Not.Contain("\n"),
            "lines end with CR and LF"
        );
        Assert.That(file.Split("\r\n").Select(Encoding.UTF8.GetByteCount), Has.All.LessThanOrEqualTo(75));
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n").Select(Split).ToList();
        Assert.That((lines[0], lines[^1]), Is.EqualTo((("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))));
        Assert.That(lines.Where(l => l.Name == "VERSION").Select(l => l.Value), Is.EqualTo(["2.0"]));
        Assert.That(lines.Count(l => l.Name == "PRODID"), Is.EqualTo(1));
        var (events, open) = (
            new List<IReadOnlyDictionary<string, string>>(),
            new Stack<(string Name, Dictionary<string, string> Properties)>()
        );
        foreach (var (name, value) in lines)
        {
            if (name == "BEGIN")
                open.Push((value, []));
            else if (name != "END")
                open.Peek().Properties.Add(name, IsText(name) ? Unescaped(value) : value);
            else
            {
                var (closed, properties) = open.Pop();
                Assert.That(closed, Is.EqualTo(value));
                if (closed == "VEVENT")
                    events.Add(properties);
            }
        }
        Assert.That(open, Is.Empty);
        Assert.That(lines.Count(l => l.Name == "BEGIN"), Is.GreaterThan(1), "a calendar has a component");
        foreach (var one in events)
            Assert.That(Once.Except(one.Keys), Is.Empty);
        Assert.That(events.Select(e => e["UID"]), Is.Unique);
        return events;
    }

    private static (string Name, string Value) Split(string line)
    {
        var parts = ContentLine().Match(line);
        Assert.That(parts.Success, Is.True, line);
        return (parts.Groups[1].Value, parts.Groups[2].Value);
    }

    private static bool IsText(string name) => name is "SUMMARY" or "DESCRIPTION";

    private static string Unescaped(string value)
    {
        Assert.That(Escapes().Replace(value, ""), Does.Not.Match(@"[\\;,]"), value);
        return Escapes().Replace(value, m => m.Value[1] is 'n' or 'N' ? "\n" : m.Value[1..]);
    }

    [GeneratedRegex("^([A-Z-]+(?:;[A-Z-]+=[^:;,\"]+)*):(.*)$")]
    private static partial Regex ContentLine();

    [GeneratedRegex(@"\\[\\;,nN]")]
    private static partial Regex Escapes();
}
