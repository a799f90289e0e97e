using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>A desk officer puts tables together for publication, from the record as it stands or stood; nothing is published by
/// it.</summary>
public static class ComposeEdition
{
    private const int MaxAddress = 200;

    /// <param name="From">First day of the period.</param>
    /// <param name="To">Last day of the period.</param>
    /// <param name="Filter">What limits the tables beside the period, in the words of a table's address: <c>mission=MINUSCA</c>.</param>
    /// <param name="Position">A past position; the present one when not given.</param>
    /// <param name="AsOf">A past time (UTC), instead of a position.</param>
    /// <param name="Address">Of the web service under which readers open the rows behind a figure.</param>
    [Needs(Right.Release)]
    public sealed record Command(
        IReadOnlyList<TableId> Tables,
        DateOnly From,
        DateOnly To,
        string? Filter = null,
        long? Position = null,
        DateTime? AsOf = null,
        string? Address = null
    ) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Tables).Must(t => t is { Count: > 0 }).WithMessage(_ => Text.EditionWithoutTables);
            RuleFor(c => c.To)
                .Must((c, _) => Period.TryParse($"{PartialDate.FromDate(c.From)}..{PartialDate.FromDate(c.To)}", out var _))
                .WithMessage(_ => Text.EditionPeriodNotValid);
            RuleFor(c => c.Filter).Must(EditionFilter.IsValid).WithMessage(_ => Text.FilterNotForTables);
            RuleFor(c => c.AsOf).Null().WithMessage(_ => Text.PositionOrTime).When(c => c.Position is not null);
            RuleFor(c => c.Address)
                .Must(IsAddress)
                .WithMessage(_ => Text.EditionAddressNotValid)
                .When(c => !string.IsNullOrWhiteSpace(c.Address));
        }

        private static bool IsAddress(string? text) =>
            text!.Length <= MaxAddress
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { Query: "", Fragment: "", UserInfo: "" };
    }

    /// <summary>Pure.</summary>
    /// <param name="draft">The number of the draft.</param>
    /// <param name="head">The last position of the ledger.</param>
    /// <param name="position">The one that was asked for.</param>
    /// <exception cref="RuleBrokenException">The ledger does not reach so far, or begins later.</exception>
    internal static EditionComposed Decide(Command command, int draft, long head, long position)
    {
        if (position < 1 || position > head)
            throw new RuleBrokenException(
                Text.EditionPositionNotValid(head),
                command.AsOf is null ? nameof(Command.Position) : nameof(Command.AsOf)
            );
        var period = new Period(command.From, command.To);
        return new EditionComposed(
            draft,
            [.. command.Tables.Distinct().Order()],
            command.From,
            command.To,
            EditionFilter.Settled(EditionFilter.Read(command.Filter), period).ToQueryString(),
            position,
            string.IsNullOrWhiteSpace(command.Address) ? null : command.Address.Trim().TrimEnd('/')
        );
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, MasterKey master, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var head = await recording.Position();
                    var position =
                        request.Position
                        ?? (request.AsOf is { } time ? await new LedgerSession(recording.Session, master).PositionAt(time) : head);
                    var draft =
                        (await EditionShelf.Rows(recording.Session, context.Caller)).Select(r => r.Draft).DefaultIfEmpty(0).Max() + 1;
                    recording.Add(Edition.StreamKind, Guid.CreateVersion7(clock.GetUtcNow()), [Decide(request, draft, head, position)]);
                    return new Receipt(draft.ToString(System.Globalization.CultureInfo.InvariantCulture), 1);
                },
                cancellationToken
            );
    }
}
