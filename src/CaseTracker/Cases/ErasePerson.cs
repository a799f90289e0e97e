using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Destroys the key of a person's data: the name can be read nowhere any more, while every figure stays and the ledger still
/// holds.</summary>
public static class ErasePerson
{
    [Needs(Right.Erase)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid PersonId, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: what is recorded on every case that names the person.</summary>
    internal static Event Decide(CaseFile file, Command command)
    {
        var person =
            file.Persons.Concat(file.Withdrawn).FirstOrDefault(p => p.PersonId == command.PersonId) ?? throw new NotFoundException();
        if (person.IsErased)
            throw new RuleBrokenException(Text.AlreadyErased);
        return new PersonErased(command.PersonId, command.Reason);
    }

    internal sealed class Handler(Recorder recorder, CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var file = await desk.Load(recording, request.Reference);
                    file.RequireSeen(request.Version);
                    var erased = Decide(file, request);
                    // A merged duplicate names the person too, and so does a case from which the person was moved.
                    var naming = (await PersonTrace.CasesOf(recording.Session, request.PersonId)).Append(file.CaseId).Distinct().ToList();
                    foreach (var caseId in naming)
                    {
                        await recording.Load(caseId);
                        recording.Add(CaseFile.StreamKind, caseId, [erased]);
                    }
                    recording.Erase(request.PersonId, [.. naming]);
                    return new Receipt(file.Reference, file.Version + 1);
                },
                cancellationToken
            );
    }
}
