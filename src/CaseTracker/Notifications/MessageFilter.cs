using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Dapper;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Notifications;

/// <summary>Which way a message went.</summary>
public enum Direction
{
    ToState,
    FromState,
}

/// <summary>Which messages a list or the cell of a table is about.</summary>
public sealed record MessageFilter
{
    private static readonly string[] Own = ["about", "state", "ofHosts", "direction", "kind", "opened"];

    /// <summary>Only messages about these cases; null for any.</summary>
    public CaseFilter? Cases { get; init; }

    /// <summary>The reference of a case.</summary>
    public string? About { get; init; }

    /// <summary>To whom it went, or from whom it came.</summary>
    public string? State { get; init; }
    public Direction? Direction { get; init; }

    /// <summary>Only messages with a host State of the case.</summary>
    public bool OfHosts { get; init; }
    public MessageKind? Kind { get; init; }

    /// <summary>Whether a liaison of the State has opened it.</summary>
    public bool? Opened { get; init; }

    /// <summary>The names that <see cref="FromParameters"/> knows.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } = [.. Own, .. CaseFilter.ParameterNames];

    /// <summary>Only what differs from an empty filter, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToParameters()
    {
        var own = new (string Name, string? Value)[]
        {
            ("about", About),
            ("state", State),
            ("ofHosts", OfHosts ? "yes" : null),
            ("direction", Direction is { } d ? Codes.Of(d) : null),
            ("kind", Kind is { } k ? Codes.Of(k) : null),
            (
                "opened",
                Opened is { } o
                    ? o
                        ? "yes"
                        : "no"
                    : null
            ),
        };
        return [.. own.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!)), .. Cases?.ToParameters() ?? []];
    }

    /// <summary><c>state=CAF&amp;direction=to_state</c>, without a question mark.</summary>
    public string ToQueryString() => string.Join('&', ToParameters().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static MessageFilter FromParameters(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var all = parameters.Where(p => !string.IsNullOrWhiteSpace(p.Value)).ToList();
        var given = all.Where(p => Own.Contains(p.Key)).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Value!.Trim());
        return new MessageFilter
        {
            Cases = all.Exists(p => CaseFilter.ParameterNames.Contains(p.Key)) ? CaseFilter.FromParameters(all) : null,
            About = given.GetValueOrDefault("about")?.ToUpperInvariant(),
            Direction = Code<Direction>("direction"),
            Kind = Code<MessageKind>("kind"),
            State = given.GetValueOrDefault("state") is { } state
                ? States.Find(state.ToUpperInvariant())?.Iso3 ?? throw Invalid("state", Text.StateUnknown(state))
                : null,
            Opened = YesNo("opened"),
            OfHosts = YesNo("ofHosts") ?? false,
        };

        bool? YesNo(string name) =>
            given.GetValueOrDefault(name) switch
            {
                null => null,
                "yes" => true,
                "no" => false,
                var other => throw Invalid(name, Text.FilterValueUnknown(other)),
            };

        T? Code<T>(string name)
            where T : struct, Enum =>
            !given.TryGetValue(name, out var text) ? null
            : Codes.TryParse<T>(text, out var value) ? value
            : throw Invalid(name, Text.FilterValueUnknown(text));
    }

    /// <summary>Conditions on <c>{MessageRow} AS m</c>, and their arguments.</summary>
    internal async Task<(string Sql, DynamicParameters Arguments)> Conditions(
        AudienceReader reader,
        Func<Task<MissionCatalogue>> missions,
        DateOnly today
    )
    {
        var (conditions, arguments) = (new List<string> { "1 = 1" }, new DynamicParameters());
        if (Cases is not null)
        {
            var cases = await CaseConditions.Of(reader, Cases, missions, today);
            arguments = new DynamicParameters(cases.Arguments);
            conditions.Add($"m.CaseId IN (SELECT c.CaseId FROM {{CaseRow}} AS c WHERE {cases.Sql})");
        }
        if (About is not null)
        {
            conditions.Add("m.CaseId = @about");
            arguments.Add("about", (await reader.FindCase(About))?.CaseId ?? Guid.Empty);
        }
        Add("m.State = @partner", "partner", State);
        Add("m.Direction = @direction", "direction", Direction is { } direction ? Codes.Of(direction) : null);
        Add("m.Kind = @messageKind", "messageKind", Kind is { } kind ? Codes.Of(kind) : null);
        if (OfHosts)
            conditions.Add("EXISTS (SELECT 1 FROM {CaseRow} AS h WHERE h.CaseId = m.CaseId AND h.Hosts LIKE CONCAT('% ', m.State, ' %'))");
        if (Opened is { } opened)
            conditions.Add(
                opened ? "m.OpenedOn IS NOT NULL" : "m.OpenedOn IS NULL AND m.Direction = 'to_state' AND m.Channel = 'electronic'"
            );
        return (string.Join("\n  AND ", conditions), arguments);

        void Add(string condition, string name, string? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            arguments.Add(name, value);
        }
    }

    private static ValidationException Invalid(string name, string message) => new([new ValidationFailure(name, message)]);
}
