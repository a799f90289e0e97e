using CaseTracker.Access;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>Says what a table counts; whoever reads tables reads this.</summary>
public static class ViewDefinition
{
    [Needs(Right.ReadCases)]
    public sealed record Query(TableId Id) : IQuery<TableDefinition>;

    internal sealed class Handler(RequestContext context) : IRequestHandler<Query, TableDefinition>
    {
        public Task<TableDefinition> Handle(Query request, CancellationToken cancellationToken) =>
            Task.FromResult(TableDefinition.Of(request.Id, context.Caller.Audience));
    }
}
