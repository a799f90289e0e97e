using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Notes that a liaison of the addressee opened a message: the first time only; nobody else's opening is noted.</summary>
public static class OpenMessage
{
    [Needs(Right.ReadCases)]
    public sealed record Command(string Number) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Number).NotEmpty();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var row = await Messages.Require(context.Caller.Open(recording.Session), request.Number);
                    if (
                        context.Caller.Audience.Code == row.State
                        && row is { Direction: "to_state", Channel: "electronic", OpenedOn: null }
                    )
                    {
                        await recording.Load(row.CaseId);
                        recording.Add(CaseFile.StreamKind, row.CaseId, [new MessageOpened(request.Number, context.Caller.Subject)]);
                    }
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
