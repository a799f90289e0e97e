using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Publishing;

/// <summary>Opens the public page, for which a second person is needed, or closes it at once, with the reason.</summary>
public static class SetPublicPage
{
    [Needs(Right.Release)]
    public sealed record Command(bool Open, string Reason) : IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => Open;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: what is recorded.</summary>
    /// <exception cref="RuleBrokenException">It is so already.</exception>
    internal static Event Decide(IReadOnlyList<Recorded> history, Command command) =>
        PublicPage.IsOpen(history) == command.Open ? throw new RuleBrokenException(Text.NothingChanged)
        : command.Open ? new PublicPageOpened(command.Reason.Trim())
        : new PublicPageClosed(command.Reason.Trim());

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    recording.Add(PublicPage.StreamKind, PublicPage.StreamId, [Decide(await recording.Load(PublicPage.StreamId), request)]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
