using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>Who the caller is, who may act where, and what waits for a second person.</summary>
internal static class AccessRoutes
{
    private const string State = "state";
    private const int PageSize = 100;

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", WhoAmI)
            .WithName("Me")
            .WithSummary("Who the caller is and what the caller may do.")
            .Produces<Me>()
            .Reads(Parameters.None);
        api.MapGet("/designations", Designations)
            .WithName("ListDesignations")
            .WithSummary("Who may act where.")
            .Produces<IReadOnlyList<DesignatedPerson>>()
            .Reads(new("role", "mission", State, "on"));
        api.MapGet("/designations/gaps", Gaps)
            .WithName("FindGaps")
            .WithSummary("Missions without a focal point, and States concerned without a liaison.")
            .Produces<DesignationGaps>()
            .Reads(Parameters.None);
        api.MapGet("/designations/{designationId:guid}", Designation)
            .WithName("ViewDesignation")
            .WithSummary("One designation and its history.")
            .Produces<DesignationDetail>()
            .Reads(Parameters.None);
        api.MapGet("/access-review", AccessReview)
            .WithName("ViewAccessReview")
            .WithSummary("What is to be reviewed of who may act where, and by when.")
            .Produces<AccessReviewList>()
            .Reads(Parameters.None);
        api.MapGet("/proposals", Proposals)
            .WithName("ListProposals")
            .WithSummary("What waits for a second person.")
            .Produces<IReadOnlyList<Proposal>>()
            .Reads(new(State));
        api.MapGet("/access-log", AccessLog)
            .WithName("ReadAccessLog")
            .WithSummary("Who looked at which case and took what out; for auditors.")
            .Produces<AccessLogPage>()
            .Reads(new("reference", "subject", "from", "to", "after", "size"));
    }

    private static async Task AccessLog(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var query = new ReadAccessLog.Query(
            Parameters.Text(request, "reference"),
            Parameters.Text(request, "subject"),
            Parameters.Date(request, "from")?.First,
            Parameters.Date(request, "to")?.Last,
            Parameters.Text(request, "after"),
            Parameters.Number(request, "size") ?? PageSize
        );
        var result = await mediator.Send(query, context.RequestAborted);
        Links.Append(context, result.Next, "next");
        Answers.Read(context, mapper.Map<AccessLogPage>(result), ContractJson.Default.AccessLogPage);
    }

    private static async Task WhoAmI(HttpContext context, RequestContext request, IMediator mediator, IMapper mapper)
    {
        var view = await mediator.Send(new MyRights.Query(), context.RequestAborted);
        var me = new Me(
            request.Caller.Subject,
            request.Caller.Name,
            mapper.Map<ActingCapacity>(view.Acting),
            mapper.Map<IReadOnlyList<HeldCapacity>>(view.Others.OrderBy(o => o.Key)),
            mapper.Map<IReadOnlyList<OwnDesignation>>(view.Designations)
        );
        Answers.Read(context, me, ContractJson.Default.Me);
    }

    private static async Task Designations(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var query = new ListDesignations.Query(
            Parameters.Code<Role>(request, "role"),
            Parameters.Text(request, "mission"),
            Parameters.Text(request, State),
            Parameters.Date(request, "on")?.First
        );
        var rows = await mediator.Send(query, context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<DesignatedPerson>>(rows), ContractJson.Default.IReadOnlyListDesignatedPerson);
    }

    private static async Task Gaps(HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<DesignationGaps>(await mediator.Send(new FindGaps.Query(), context.RequestAborted)),
            ContractJson.Default.DesignationGaps
        );

    private static async Task Designation(Guid designationId, HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<DesignationDetail>(await mediator.Send(new ViewDesignation.Query(designationId), context.RequestAborted)),
            ContractJson.Default.DesignationDetail
        );

    private static async Task AccessReview(HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<AccessReviewList>(await mediator.Send(new ViewAccessReview.Query(), context.RequestAborted)),
            ContractJson.Default.AccessReviewList
        );

    private static async Task Proposals(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var openOnly = Parameters.Code<ProposalsShown>(context.Request, State) is not ProposalsShown.All;
        var rows = await mediator.Send(new ListProposals.Query(openOnly), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<Proposal>>(rows), ContractJson.Default.IReadOnlyListProposal);
    }

    /// <summary>Which proposals are listed.</summary>
    private enum ProposalsShown
    {
        Open,
        All,
    }
}
