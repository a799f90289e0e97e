using System.Text.RegularExpressions;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Notifications;

/// <summary>What a message is filled from beside the template: number, day, what the officer adds, the earlier message that it refers
/// to.</summary>
/// <param name="Earlier">Number and day of the earlier message, for a reminder.</param>
public sealed record NoteHead(
    string Number,
    string State,
    PartialDate IssuedOn,
    string? Remark = null,
    (string Number, PartialDate On)? Earlier = null
);

/// <summary>
/// Fills a template from the rows of the addressee's own audience and from nothing else; pure, so that nothing can stand in a note which
/// its addressee may not see.
/// </summary>
public static partial class NoteFilling
{
    /// <param name="rows">All rows of the case that are written for the addressee.</param>
    /// <exception cref="InvalidOperationException">The addressee does not see the case, or rows of another audience are among
    /// them.</exception>
    public static MessageContent Fill(NoteTemplate template, IReadOnlyCollection<Row> rows, Mission? mission, NoteHead head)
    {
        var found = rows.OfType<CaseRow>().SingleOrDefault() ?? throw new InvalidOperationException("The addressee does not see the case.");
        var persons = rows.OfType<PersonRow>().ToList();
        if (persons.Exists(p => p.Audience != found.Audience) || found.Audience != head.State)
            throw new InvalidOperationException("A note is filled from the addressee's rows alone.");
        var words = new NoteWords(template.Language);
        var (inline, tables) = (Inline(words, found, mission, head), Tables(words, found, persons, mission));
        return new MessageContent
        {
            Language = template.Language,
            Sender = words["Sender"],
            Title = InlinePlace().Replace(template.Title, m => inline.GetValueOrDefault(m.Groups[1].Value) ?? ""),
            Number = head.Number,
            Date = words.Date(head.IssuedOn),
            Addressee = [words["Addressee"], words.State(head.State)],
            Blocks = [.. Blocks(template.Paragraphs, inline, tables, head.Remark)],
        };
    }

    private static Dictionary<string, string?> Inline(NoteWords words, CaseRow found, Mission? mission, NoteHead head) =>
        new()
        {
            ["reference"] = found.Reference,
            ["mission"] = mission?.Name(words.Culture),
            ["date"] = words.Date(PartialDate.Parse(found.IncidentOn)),
            ["act"] = words.Term<Act>(found.Act),
            ["state"] = words.State(head.State),
            ["earlier"] = head.Earlier is { } earlier ? words["Earlier", earlier.Number, words.Date(earlier.On)] : null,
        };

    private static Dictionary<string, ContentBlock> Tables(NoteWords words, CaseRow found, List<PersonRow> persons, Mission? mission) =>
        new()
        {
            ["facts"] = new ContentBlock
            {
                Lines =
                [
                    .. Facts(words, found, mission)
                        .Where(f => f.Value is not null)
                        .Select(f => new ContentLine([words[f.Label], f.Value!])),
                ],
            },
            ["persons"] = new ContentBlock
            {
                Heads =
                [
                    words["Person.category"],
                    words["Person.harm"],
                    words["Person.state"],
                    .. persons.Exists(p => p.Name is not null) ? [words["Person.name"]] : Array.Empty<string>(),
                ],
                Lines =
                [
                    .. persons
                        .OrderBy(p => p.Name is null)
                        .ThenBy(p => p.ConcernedState, StringComparer.Ordinal)
                        .ThenBy(p => p.PersonId)
                        .Select(p => PersonLine(words, p, persons.Exists(n => n.Name is not null))),
                ],
            },
        };

    private static ContentLine PersonLine(NoteWords words, PersonRow person, bool named)
    {
        string[] cells =
        [
            words.Term<Personnel>(person.Personnel),
            words.Term<Harm>(person.Harm),
            person.ConcernedState is { } state ? words.State(state) : "",
        ];
        return person.Name is { } name
            ? new ContentLine(cells) { Name = new Personal(person.PersonId, name) }
            : new ContentLine(named ? [.. cells, ""] : cells);
    }

    private static IEnumerable<(string Label, string? Value)> Facts(NoteWords words, CaseRow found, Mission? mission)
    {
        yield return ("Fact.reference", found.Reference);
        yield return ("Fact.mission", mission is null ? null : words["Named", mission.Name(words.Culture), mission.Code]);
        yield return ("Fact.date", words.Date(PartialDate.Parse(found.IncidentOn)));
        yield return ("Fact.act", words.Term<Act>(found.Act));
        yield return ("Fact.area", found.Area);
        yield return ("Fact.place", found.Place);
        (string Key, int Count)[] harms =
        [
            ("killed", found.Killed),
            ("injured", found.Injured),
            ("abducted", found.Abducted),
            ("detained", found.Detained),
            ("missing", found.Missing),
            ("assaulted", found.Assaulted),
            ("threatened", found.Threatened),
        ];
        yield return ("Fact.persons", Joined(words, harms.Where(h => h.Count > 0).Select(h => words[$"Harm.{h.Key}", h.Count])));
        yield return ("Fact.summary", found.Summary);
    }

    private static string? Joined(NoteWords words, IEnumerable<string> parts) =>
        parts.DefaultIfEmpty(null as string).Aggregate((all, next) => words["Harm.joined", all!, next!]);

    private static IEnumerable<ContentBlock> Blocks(
        IReadOnlyList<string> paragraphs,
        Dictionary<string, string?> inline,
        Dictionary<string, ContentBlock> tables,
        string? remark
    )
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            if (Table(paragraph, tables) is { } table)
            {
                if (table.Lines.Count > 0)
                    yield return table;
            }
            else if (paragraph == "{remark}")
            {
                foreach (var text in new NoteTemplate(default, "", "", remark ?? "").Paragraphs)
                    yield return new ContentBlock { Text = text };
            }
            // A sentence that leads to a table goes with it.
            else if (paragraph.EndsWith(':') && i + 1 < paragraphs.Count && Table(paragraphs[i + 1], tables) is { Lines.Count: 0 })
                continue;
            else if (InlinePlace().Matches(paragraph).All(m => inline.GetValueOrDefault(m.Groups[1].Value) is not null))
                yield return new ContentBlock { Text = InlinePlace().Replace(paragraph, m => inline[m.Groups[1].Value]!) };
        }
    }

    private static ContentBlock? Table(string paragraph, Dictionary<string, ContentBlock> tables) =>
        tables.GetValueOrDefault(paragraph.Trim('{', '}')) is { } table && paragraph.StartsWith('{') ? table : null;

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex InlinePlace();
}
