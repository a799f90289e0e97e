using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>Says what a draft says before a table, or before them all, in both languages.</summary>
public static class SetEditionNarrative
{
    private const int Longest = 10_000;

    /// <param name="Table">Null: of the whole.</param>
    /// <param name="English">Empty: nothing is said.</param>
    /// <param name="Version">Of the draft that the writer saw; null when that does not matter.</param>
    [Needs(Right.Release)]
    public sealed record Command(int Draft, TableId? Table, string? English, string? French, int? Version = null) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.English).AtMost(Longest);
            RuleFor(c => c.French).AtMost(Longest);
        }
    }

    /// <summary>Pure.</summary>
    /// <exception cref="RuleBrokenException">It is no draft any more, has no such table, or nothing changes.</exception>
    internal static EditionNarrativeSet Decide(Edition edition, Command command)
    {
        edition.RequireDraft();
        if (command.Version is { } seen && seen != edition.Version)
            throw new StaleException(Text.EditionChanged);
        if (command.Table is { } table && !edition.Tables.Contains(table))
            throw new RuleBrokenException(Text.EditionWithoutTable, nameof(Command.Table));
        var (set, now) = (
            new EditionNarrativeSet(command.Table, Written(command.English), Written(command.French)),
            edition.Narratives.FirstOrDefault(n => n.Table == command.Table)
        );
        return (set.English, set.French) == (now?.English, now?.French) ? throw new RuleBrokenException(Text.NothingChanged) : set;
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    internal sealed class Handler(EditionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request.Draft, (_, e) => Task.FromResult<Event>(Decide(e, request)), cancellationToken);
    }
}
